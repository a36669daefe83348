package io.queuewatch.infra.board;

import io.queuewatch.infra.influxql.Series.Point;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The derived numbers of a period: ratios of sums, absent where the denominator is 0.
 *
 * @param offered visits that began
 * @param answered visits answered, denominator of {@code asa}
 * @param handled visits handled, denominator of {@code aht}
 * @param serviceLevel by the queue's formula
 * @param answerRate answered of those that ended
 * @param abandonmentRate abandoned, short ones left out
 * @param asa mean speed of answer, in milliseconds
 * @param aht mean handle time, in milliseconds
 * @param targetMillis wait target, in milliseconds
 * @param targetRate service level wanted
 */
record Measures(
        long offered,
        long answered,
        long handled,
        OptionalDouble serviceLevel,
        OptionalDouble answerRate,
        OptionalDouble abandonmentRate,
        OptionalDouble asa,
        OptionalDouble aht,
        OptionalLong targetMillis,
        OptionalDouble targetRate) {

    /** Nothing happened, or nothing is known. */
    static final Measures NONE = of(List.of());

    /** The columns of {@code kpi_summary} that are read. */
    static final String COLUMNS =
            "offered, answered, handled, service_level, service_level_base, answer_rate,"
                    + " answer_base, abandonment_rate, abandonment_base, asa_ms, aht_ms, target_ms,"
                    + " target_rate, as_of";

    /**
     * Those of several intervals together: each rate is weighted by its denominator, so the outcome
     * is the ratio of the sums. Targets are those of the last interval.
     *
     * @param intervals rows of {@code kpi_summary}, oldest first
     */
    static Measures of(List<Point> intervals) {
        OptionalLong targetMillis = OptionalLong.empty();
        OptionalDouble targetRate = OptionalDouble.empty();
        for (Point interval : intervals) {
            OptionalLong millis = interval.integer("target_ms");
            OptionalDouble rate = interval.number("target_rate");
            targetMillis = millis.isPresent() ? millis : targetMillis;
            targetRate = rate.isPresent() ? rate : targetRate;
        }
        return new Measures(
                sum(intervals, "offered"),
                sum(intervals, "answered"),
                sum(intervals, "handled"),
                ratio(intervals, "service_level", "service_level_base"),
                ratio(intervals, "answer_rate", "answer_base"),
                ratio(intervals, "abandonment_rate", "abandonment_base"),
                ratio(intervals, "asa_ms", "answered"),
                ratio(intervals, "aht_ms", "handled"),
                targetMillis,
                targetRate);
    }

    private static long sum(List<Point> intervals, String column) {
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
