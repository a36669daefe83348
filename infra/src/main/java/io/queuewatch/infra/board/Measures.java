package io.queuewatch.infra.board;

import io.queuewatch.infra.influxql.Series.Point;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The numbers of a period, by the names of the fields of {@code kpi_summary}: counts, ratios of
 * sums that are absent where the denominator is 0, and targets.
 *
 * @param values what is known, by field
 */
record Measures(Map<String, Double> values) {

    /** What is counted. */
    static final List<String> COUNTS =
            List.of(
                    "offered",
                    "answered",
                    "abandoned",
                    "handled",
                    "responses",
                    "first_responses",
                    "callbacks",
                    "callbacks_reached");

    /** Rates and means, and the counts that are their denominators. */
    static final Map<String, String> RATIOS = ratios();

    private static final List<String> TARGETS =
            List.of("target_ms", "target_rate", "response_target_ms");

    /** The columns of {@code kpi_summary} that are read. */
    static final String COLUMNS =
            Stream.of(
                            COUNTS.stream(),
                            RATIOS.keySet().stream(),
                            RATIOS.values().stream(),
                            TARGETS.stream())
                    .flatMap(fields -> fields)
                    .distinct()
                    .collect(Collectors.joining(", "));

    /** Nothing happened, or nothing is known. */
    static final Measures NONE = of(List.of());

    private static Map<String, String> ratios() {
        Map<String, String> bases = new LinkedHashMap<>();
        bases.put("service_level", "service_level_base");
        bases.put("answer_rate", "answer_base");
        bases.put("abandonment_rate", "abandonment_base");
        bases.put("asa_ms", "answered");
        bases.put("aht_ms", "handled_timed");
        bases.put("effort_mean_ms", "handled");
        bases.put("response_mean_ms", "responses");
        bases.put("response_level", "responses");
        bases.put("first_response_mean_ms", "first_responses");
        bases.put("first_response_level", "first_responses");
        bases.put("excess_wait_mean_ms", "excess_wait_base");
        bases.put("transfer_rate", "contacts_handled");
        return bases;
    }

    /**
     * Those of several intervals together: each rate is weighted by its denominator, so the outcome
     * is the ratio of the sums. Targets are those of the last interval.
     *
     * @param intervals rows of {@code kpi_summary}, oldest first
     */
    static Measures of(List<Point> intervals) {
        Map<String, Double> values = new HashMap<>();
        for (String field : COUNTS) {
            values.put(field, sum(intervals, field));
        }
        RATIOS.forEach(
                (rate, base) ->
                        ratio(intervals, rate, base).ifPresent(value -> values.put(rate, value)));
        for (Point interval : intervals) {
            for (String field : TARGETS) {
                interval.number(field).ifPresent(value -> values.put(field, value));
            }
        }
        return new Measures(Map.copyOf(values));
    }

    /** What is counted under this name. */
    long count(String field) {
        return Math.round(values.getOrDefault(field, 0.));
    }

    /** A rate, mean or target, where it is known. */
    OptionalDouble number(String field) {
        Double value = values.get(field);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static double sum(List<Point> intervals, String column) {
        return intervals.stream().mapToLong(point -> point.integer(column).orElse(0)).sum();
    }

    private static OptionalDouble ratio(List<Point> intervals, String rate, String base) {
        double numerator = 0;
        double denominator = 0;
        for (Point interval : intervals) {
            double weight = interval.number(base).orElse(0);
            if (interval.number(rate).isPresent()) {
                numerator += interval.number(rate).getAsDouble() * weight;
                denominator += weight;
            }
        }
        return denominator > 0
                ? OptionalDouble.of(numerator / denominator)
                : OptionalDouble.empty();
    }
}
