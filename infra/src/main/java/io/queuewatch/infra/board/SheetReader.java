package io.queuewatch.infra.board;

import io.queuewatch.infra.influxql.InfluxQuery;
import io.queuewatch.infra.influxql.InfluxQueryException;
import io.queuewatch.infra.influxql.Series;
import io.queuewatch.infra.influxql.Series.Point;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.influx.Catalogue;
import io.queuewatch.pipeline.influx.Field;
import io.queuewatch.pipeline.influx.Field.Unit;
import io.queuewatch.pipeline.influx.Measurement;
import io.queuewatch.pipeline.influx.Retention;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads from InfluxDB every figure of now and of today, whatever the measurement. */
final class SheetReader {
    private static final Duration DAY = Duration.ofDays(1);

    /**
     * How a measurement is laid out; over what is not named here, its counts are summed.
     *
     * @param common the tags that tell sheets apart
     * @param heading the tag that tells the columns of a sheet apart
     */
    private record Form(Measurement measurement, List<String> common, String heading) {}

    private static final List<Form> FORMS =
            List.of(
                    new Form(Catalogue.QUEUE_NOW, List.of("channel"), "queue"),
                    new Form(Catalogue.KPI_SUMMARY, List.of("channel"), "queue"),
                    new Form(Catalogue.KPI, List.of("channel"), "queue"),
                    new Form(Catalogue.KPI_BY, List.of("channel", "dimension"), "value"),
                    new Form(Catalogue.OUTCOME, List.of("channel", "segment"), "queue"),
                    new Form(Catalogue.OUTBOUND, List.of("channel", "direction"), "queue"),
                    new Form(Catalogue.SLA, List.of("channel", "objective", "segment"), "queue"),
                    new Form(Catalogue.AGENT_TIME, List.of(), "team"),
                    new Form(Catalogue.PIPELINE, List.of("job", "instance"), "part"));

    private final InfluxQuery influx;
    private final String database;
    private final List<String> channels;
    private final Clock clock;

    SheetReader(InfluxQuery influx, String database, List<Channel> channels, Clock clock) {
        this.influx = influx;
        this.database = database;
        this.channels = channels.stream().map(Channel::label).toList();
        this.clock = clock;
    }

    /**
     * The sheets that have figures.
     *
     * @throws InfluxQueryException where they cannot be read
     */
    List<Sheet> read() {
        List<Sheet> sheets = new ArrayList<>();
        FORMS.forEach(form -> sheets.addAll(read(form)));
        return sheets;
    }

    private Collection<Sheet> read(Form form) {
        Measurement measurement = form.measurement();
        Map<Map<String, String>, Sheet> sheets = new LinkedHashMap<>();
        for (Series series : influx.query(database, policy(measurement), query(measurement))) {
            String channel = series.tags().get("channel");
            if (channel != null && !channels.contains(channel) && !channel.equals(QueueRow.TOTAL)) {
                continue;
            }
            Map<String, String> tags = new LinkedHashMap<>();
            form.common().forEach(tag -> tags.put(tag, series.tags().get(tag)));
            sheets.computeIfAbsent(tags, absent -> new Sheet(measurement, tags, form.heading()))
                    .add(
                            series.tags().get(form.heading()),
                            figures(measurement, series.points().get(0)));
        }
        return sheets.values();
    }

    private String query(Measurement measurement) {
        return "SELECT * FROM %s WHERE time > %s%s%s GROUP BY * ORDER BY time DESC LIMIT 1"
                .formatted(
                        measurement.name(),
                        InfluxQuery.literal(clock.instant().minus(DAY).toString()),
                        measurement.tags().contains("view") ? " AND \"view\" = 'live'" : "",
                        measurement.tags().contains("interval") ? " AND \"interval\" = '1d'" : "");
    }

    private static String policy(Measurement measurement) {
        return (measurement.kept() == null ? Retention.ofInterval("1d") : measurement.kept())
                .policy();
    }

    private static Map<String, Double> figures(Measurement measurement, Point point) {
        Map<String, Double> figures = new HashMap<>();
        for (Field field : measurement.fields()) {
            if (field.unit() != Unit.TEXT && field.unit() != Unit.TIMESTAMP) {
                point.number(field.name()).ifPresent(value -> figures.put(field.name(), value));
            }
        }
        return figures;
    }
}
