package io.queuewatch.infra.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.influx.Catalogue;
import io.queuewatch.pipeline.influx.Field;
import io.queuewatch.pipeline.influx.Measurement;
import io.queuewatch.pipeline.influx.Retention;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rows of days as the writer writes them: tags and fields have to be those of the catalogue. */
final class WrittenDays {
    private final Map<Retention, List<String>> lines = new EnumMap<>(Retention.class);

    /** Adds a row of {@code kpi_summary}. */
    void summary(LocalDate day, String channel, String queue, String fields) {
        add(
                Catalogue.KPI_SUMMARY,
                "view=cohort,interval=1d,channel=%s,queue=%s".formatted(channel, queue),
                fields
                        + " service_level_formula=short-abandons-excluded as_of="
                        + (millis(day) + 86_399_000),
                day);
    }

    /** Adds a row of {@code outcome}. */
    void outcome(LocalDate day, String channel, String queue, String segment, String fields) {
        add(
                Catalogue.OUTCOME,
                "channel=%s,queue=%s,segment=%s".formatted(channel, queue, segment),
                fields,
                day);
    }

    /** Adds a row of {@code kpi_by}. */
    void by(
            LocalDate day,
            String channel,
            String queue,
            String dimension,
            String value,
            String fields) {
        add(
                Catalogue.KPI_BY,
                "dimension=%s,value=%s,interval=1d,channel=%s,queue=%s"
                        .formatted(dimension, value, channel, queue),
                fields,
                day);
    }

    /** Adds a row of {@code outbound}. */
    void outbound(LocalDate day, String channel, String direction, String queue, String fields) {
        add(
                Catalogue.OUTBOUND,
                "channel=%s,direction=%s,queue=%s".formatted(channel, direction, queue),
                fields,
                day);
    }

    /** Adds a row of {@code agent_time}. */
    void team(LocalDate day, String team, String fields) {
        add(Catalogue.AGENT_TIME, "interval=1d,team=" + team, fields, day);
    }

    /** Writes them all. */
    void write(URI influx, String database) throws Exception {
        for (Map.Entry<Retention, List<String>> kept : lines.entrySet()) {
            write(influx, database, kept.getKey(), kept.getValue());
        }
    }

    private static void write(URI influx, String database, Retention retention, List<String> rows)
            throws Exception {
        HttpResponse<String> answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        influx
                                                                + "/write?precision=ms&rp="
                                                                + retention.policy()
                                                                + "&db="
                                                                + database))
                                        .POST(BodyPublishers.ofString(String.join("\n", rows)))
                                        .build(),
                                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private void add(Measurement measurement, String tags, String fields, LocalDate day) {
        for (String tag : tags.split(",")) {
            assertThat(measurement.tags()).contains(tag.substring(0, tag.indexOf('=')));
        }
        Map<String, Field.Type> types =
                measurement.fields().stream().collect(Collectors.toMap(Field::name, Field::type));
        List<String> written = new ArrayList<>();
        for (String field : fields.strip().split("\\s+")) {
            String[] parts = field.split("=");
            assertThat(types).containsKey(parts[0]);
            written.add(
                    parts[0]
                            + "="
                            + switch (types.get(parts[0])) {
                                case INTEGER -> parts[1] + "i";
                                case FLOAT -> parts[1];
                                case STRING -> "\"" + parts[1] + "\"";
                            });
        }
        Retention kept = measurement.kept() == null ? Retention.TRENDS : measurement.kept();
        lines.computeIfAbsent(kept, none -> new ArrayList<>())
                .add(
                        "%s,%s %s %d"
                                .formatted(
                                        measurement.name(),
                                        tags,
                                        String.join(",", written),
                                        millis(day)));
    }

    private static long millis(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
