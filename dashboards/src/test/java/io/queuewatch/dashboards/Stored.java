package io.queuewatch.dashboards;

import io.queuewatch.pipeline.influx.Catalogue;
import io.queuewatch.pipeline.influx.Field;
import io.queuewatch.pipeline.influx.Measurement;
import io.queuewatch.pipeline.influx.Retention;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A measurement that is written to InfluxDB, as one who asks for it has to know it. */
record Stored(Measurement measurement) {
    private static final String INTERVAL = "interval";

    /** What is wanted, and what was so at a moment. */
    private static final Set<String> NO_RATES =
            Set.of("target_rate", "budget", "allowed", "busy", "back_pressured");

    /** Single points, whose numbers are absent where there is nothing that they could be of. */
    private static final Set<String> POINTS = Set.of("control_chart", "classic_chart");

    private static final Map<String, List<String>> TOTALS =
            Map.of(
                    "kpi_summary", List.of("queue"),
                    "outcome", List.of("queue", "segment"),
                    "outbound", List.of("queue"),
                    "agent_time", List.of("team"));

    /** Each rate and mean of {@code kpi_summary} with the field that is its denominator. */
    static final Map<String, String> DENOMINATORS =
            Map.ofEntries(
                    Map.entry("answer_rate", "answer_base"),
                    Map.entry("answered_or_called_back", "answer_base"),
                    Map.entry("service_level", "service_level_base"),
                    Map.entry("abandonment_rate", "abandonment_base"),
                    Map.entry("asa_ms", "answered"),
                    Map.entry("wait_p50_ms", "answered"),
                    Map.entry("wait_p90_ms", "answered"),
                    Map.entry("wait_p95_ms", "answered"),
                    Map.entry("wait_max_ms", "answered"),
                    Map.entry("excess_wait_mean_ms", "excess_wait_base"),
                    Map.entry("aht_ms", "handled_timed"),
                    Map.entry("talk_mean_ms", "handled_timed"),
                    Map.entry("hold_mean_ms", "handled_timed"),
                    Map.entry("wrap_mean_ms", "handled_timed"),
                    Map.entry("handle_p50_ms", "handled_timed"),
                    Map.entry("handle_p90_ms", "handled_timed"),
                    Map.entry("handle_p95_ms", "handled_timed"),
                    Map.entry("transfer_rate", "contacts_handled"),
                    Map.entry("callback_reach_rate", "callback_base"),
                    Map.entry("response_mean_ms", "responses"),
                    Map.entry("response_level", "responses"),
                    Map.entry("response_p50_ms", "responses"),
                    Map.entry("response_p90_ms", "responses"),
                    Map.entry("response_p95_ms", "responses"),
                    Map.entry("first_response_mean_ms", "first_responses"),
                    Map.entry("first_response_level", "first_responses"),
                    Map.entry("effort_mean_ms", "handled"),
                    Map.entry("left", "contacts"),
                    Map.entry("long_burn", "long_contacts"),
                    Map.entry("short_burn", "short_contacts"),
                    Map.entry("open_burn", "open_contacts"));

    /** A measurement by its name, if there is one. */
    static Optional<Stored> measurement(String name) {
        return Catalogue.measurement(name).map(Stored::new);
    }

    /** Whether it has a tag or a field of that name. */
    boolean knows(String name) {
        return measurement.tags().contains(name)
                || measurement.fields().stream().map(Field::name).anyMatch(name::equals);
    }

    /** The retention policy of rows of an interval; "" where rows have none. */
    Optional<String> keptIn(String interval) {
        if (interval.isEmpty() != !measurement.tags().contains(INTERVAL)) {
            return Optional.empty();
        }
        try {
            Retention ofInterval = interval.isEmpty() ? null : Retention.ofInterval(interval);
            Retention kept = measurement.kept();
            return Optional.of((kept == null ? ofInterval : kept).policy());
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /** Tags that every query has to choose one value of, or it would add up unlike rows. */
    List<String> tagsToChoose() {
        return Stream.of("view", INTERVAL, "dimension")
                .filter(measurement.tags()::contains)
                .toList();
    }

    /** Tags whose value {@code *} stands for all others together. */
    List<String> tagsWithTotals() {
        return TOTALS.getOrDefault(measurement.name(), List.of());
    }

    /** Rates and means: fields that are not to be added up. */
    List<String> rates() {
        return measurement.fields().stream()
                .filter(field -> !POINTS.contains(measurement.name()))
                .filter(field -> field.type() == Field.Type.FLOAT)
                .map(Field::name)
                .filter(name -> !NO_RATES.contains(name))
                .toList();
    }
}
