package io.queuewatch.dashboards;

import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.KpiSummary;
import io.queuewatch.schemas.QueueNow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/**
 * What InfluxDB holds, so what a query may name.
 *
 * @param tags of the measurement
 * @param fields of the measurement
 * @param retention the retention policy of each interval; of the interval "" where rows have none
 */
record Stored(Set<String> tags, Set<String> fields, Map<String, String> retention) {
    private static final Map<String, String> BY_INTERVAL =
            Map.of("1m", "live", "15m", "operations", "1h", "trends", "1d", "trends");

    private static final Map<String, Stored> MEASUREMENTS =
            Map.of(
                    "kpi",
                    of(
                            KpiRow.getClassSchema(),
                            Set.of(
                                    "view",
                                    "interval",
                                    "channel",
                                    "queue",
                                    "segment",
                                    "site",
                                    "priority"),
                            BY_INTERVAL),
                    "kpi_summary",
                    of(
                            KpiSummary.getClassSchema(),
                            Set.of("view", "interval", "channel", "queue"),
                            BY_INTERVAL),
                    "queue_now",
                    of(QueueNow.getClassSchema(), Set.of("channel", "queue"), Map.of("", "live")));

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
                    Map.entry("aht_ms", "handled"),
                    Map.entry("talk_mean_ms", "handled"),
                    Map.entry("hold_mean_ms", "handled"),
                    Map.entry("wrap_mean_ms", "handled"),
                    Map.entry("handle_p50_ms", "handled"),
                    Map.entry("handle_p90_ms", "handled"),
                    Map.entry("handle_p95_ms", "handled"),
                    Map.entry("transfer_rate", "contacts_handled"));

    /** A measurement by its name, if there is one. */
    static Optional<Stored> measurement(String name) {
        return Optional.ofNullable(MEASUREMENTS.get(name));
    }

    private static Stored of(Schema schema, Set<String> tags, Map<String, String> retention) {
        Set<String> fields =
                schema.getFields().stream()
                        .map(Schema.Field::name)
                        .filter(name -> !tags.contains(name) && !name.equals("start"))
                        .collect(Collectors.toUnmodifiableSet());
        return new Stored(tags, fields, retention);
    }

    boolean knows(String name) {
        return tags.contains(name) || fields.contains(name);
    }

    /** Tags that every query has to choose one value of, or it would add up unlike rows. */
    List<String> tagsToChoose() {
        return List.of("view", "interval").stream().filter(tags::contains).toList();
    }
}
