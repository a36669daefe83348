package io.queuewatch.infra.jobs;

import io.queuewatch.infra.influxql.InfluxQuery;
import io.queuewatch.infra.influxql.Series;
import io.queuewatch.pipeline.batch.BatchCalculation;
import io.queuewatch.pipeline.influx.Retention;
import io.queuewatch.schemas.KpiBy;
import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.KpiSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

/** The rows that an InfluxDB holds, as the records they were written from. */
final class StoredRows {

    /** What says whether a field counts: where its base is 0, an older value may stand. */
    private static final Map<String, String> BASES =
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
                    Map.entry("wait_buckets", "answered"),
                    Map.entry("excess_wait_mean_ms", "excess_wait_base"),
                    Map.entry("aht_ms", "handled_timed"),
                    Map.entry("talk_mean_ms", "handled_timed"),
                    Map.entry("hold_mean_ms", "handled_timed"),
                    Map.entry("wrap_mean_ms", "handled_timed"),
                    Map.entry("handle_p50_ms", "handled_timed"),
                    Map.entry("handle_p90_ms", "handled_timed"),
                    Map.entry("handle_p95_ms", "handled_timed"),
                    Map.entry("handle_buckets", "handled_timed"),
                    Map.entry("transfer_rate", "contacts_handled"),
                    Map.entry("callback_reach_rate", "callback_base"),
                    Map.entry("response_mean_ms", "responses"),
                    Map.entry("response_level", "responses"),
                    Map.entry("response_p50_ms", "responses"),
                    Map.entry("response_p90_ms", "responses"),
                    Map.entry("response_p95_ms", "responses"),
                    Map.entry("response_buckets", "responses"),
                    Map.entry("first_response_mean_ms", "first_responses"),
                    Map.entry("first_response_level", "first_responses"));

    private final InfluxQuery influx;
    private final String database;

    StoredRows(InfluxQuery influx, String database) {
        this.influx = influx;
        this.database = database;
    }

    BatchCalculation.Rows rows() {
        return new BatchCalculation.Rows(
                all("kpi", KpiRow::new),
                all("kpi_summary", KpiSummary::new),
                all("kpi_by", KpiBy::new));
    }

    private <T extends SpecificRecordBase> List<T> all(String measurement, Supplier<T> empty) {
        List<T> rows = new ArrayList<>();
        for (Series series : all(measurement)) {
            for (Series.Point point : series.points()) {
                rows.add(filled(empty.get(), series, point));
            }
        }
        return rows;
    }

    private List<Series> all(String measurement) {
        List<Series> series = new ArrayList<>();
        for (Retention retention : Retention.values()) {
            series.addAll(
                    influx.query(
                            database,
                            retention.policy(),
                            "SELECT * FROM \"%s\" GROUP BY *".formatted(measurement)));
        }
        return series;
    }

    private static <T extends SpecificRecordBase> T filled(
            T row, Series series, Series.Point point) {
        for (Schema.Field field : row.getSchema().getFields()) {
            row.put(field.pos(), value(field, series, point));
        }
        return row;
    }

    private static Object value(Schema.Field field, Series series, Series.Point point) {
        String name = field.name();
        String base = BASES.get(name);
        if (base != null && point.integer(base).orElse(0) == 0) {
            return null;
        }
        if (name.equals("start")) {
            return Instant.ofEpochMilli(point.time());
        }
        if (name.equals("as_of")) {
            return Instant.EPOCH;
        }
        return switch (type(field)) {
            case STRING ->
                    series.tags().containsKey(name) ? series.tags().get(name) : point.text(name);
            case LONG -> {
                OptionalLong number = point.integer(name);
                if (field.schema().getType() == Schema.Type.LONG) {
                    // While a point is being written, not all of its fields can be read yet.
                    yield number.orElse(-1);
                }
                yield number.isPresent() ? Long.valueOf(number.getAsLong()) : null;
            }
            default -> {
                OptionalDouble number = point.number(name);
                yield number.isPresent() ? Double.valueOf(number.getAsDouble()) : null;
            }
        };
    }

    private static Schema.Type type(Schema.Field field) {
        Schema schema = field.schema();
        return schema.getType() == Schema.Type.UNION
                ? schema.getTypes().get(1).getType()
                : schema.getType();
    }
}
