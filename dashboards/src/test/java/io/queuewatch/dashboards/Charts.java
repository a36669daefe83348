package io.queuewatch.dashboards;

import com.influxdb.client.write.Point;
import io.queuewatch.infra.local.InfluxDatabases;
import io.queuewatch.pipeline.influx.Catalogue;
import io.queuewatch.pipeline.influx.Measurement;
import io.queuewatch.pipeline.influx.Retention;
import io.queuewatch.schemas.AlertSeverity;
import io.queuewatch.schemas.ClassicChart;
import io.queuewatch.schemas.ControlChart;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Two days of control charts of {@code sales} and of all of voice: the service level of {@code
 * sales} falls for the last six hours and is told of by an alert; its offered begins a second phase
 * after one day, learning.
 */
final class Charts {
    static final Instant FIRST = Instant.parse("2026-03-02T00:00:00Z");
    static final int HOURS = 48;
    static final Instant SECOND_PHASE = FIRST.plus(Duration.ofDays(1));

    /** From this hour on the service level drifts. */
    static final int CHANGED = 42;

    /** An hour that was far out, until it turned out that it had too few to be scored. */
    static final int CORRECTED = 10;

    private static final String DATABASE = "queuewatch";
    private static final String VOICE = "voice";
    private static final String SALES = "sales";

    private Charts() {}

    /** Makes the database and writes the charts into it. */
    static FilledDatabase writeTo(URI url) throws IOException, InterruptedException {
        new InfluxDatabases(url, Optional.empty()).provisionForHistory(DATABASE);
        TimeRange range = new TimeRange(FIRST, hour(HOURS));
        FilledDatabase filled = new FilledDatabase(url, DATABASE, range);
        filled.write(
                Retention.TRENDS,
                lines(Catalogue.CONTROL_CHART, Stream.of(level(SALES, CORRECTED, 0.3))));
        filled.write(
                Retention.TRENDS,
                lines(
                        Catalogue.CONTROL_CHART,
                        IntStream.range(0, HOURS).boxed().flatMap(Charts::rowsOf)));
        filled.write(
                Retention.TRENDS,
                lines(
                        Catalogue.CLASSIC_CHART,
                        IntStream.range(0, HOURS).boxed().flatMap(Charts::textbook)));
        filled.write(
                Retention.OPERATIONS,
                List.of(
                        alert("QueuewatchDriftQueue", SALES)
                                .firing(hour(CHANGED), hour(CHANGED + 3)),
                        alert("QueuewatchDriftSite", null).over(hour(CHANGED), hour(CHANGED + 3)),
                        alert("QueuewatchServiceLevelBurn", SALES)
                                .firing(hour(CHANGED), hour(CHANGED + 3))));
        return filled;
    }

    private static List<String> lines(
            Measurement measurement, Stream<? extends SpecificRecordBase> rows) {
        return rows.map(measurement::point).map(Point::toLineProtocol).toList();
    }

    /** Charts of the service level, the second with wider limits, and one without a lower limit. */
    private static Stream<ClassicChart> textbook(int hour) {
        double value = hour < CHANGED ? 0.8 : 0.5;
        return Stream.of(
                textbook("p", hour, value, 0.7).setSignal(value < 0.7 ? "below" : "").build(),
                textbook("p_prime", hour, value, 0.4).build(),
                textbook("t", hour, 3.0, null).setMetric("offered").build());
    }

    private static ClassicChart.Builder textbook(
            String chart, int hour, double value, Double lower) {
        return ClassicChart.newBuilder()
                .setMetric("service_level")
                .setChannel(VOICE)
                .setQueue(SALES)
                .setChart(chart)
                .setStart(hour(hour))
                .setAsOf(hour(hour + 1))
                .setInterval("1h")
                .setN(40)
                .setValue(value)
                .setCentre(0.8)
                .setLower(lower)
                .setUpper(0.9)
                .setZ((value - 0.8) / 0.05)
                .setBaseline(3);
    }

    private static Stream<ControlChart> rowsOf(int hour) {
        boolean second = !hour(hour).isBefore(SECOND_PHASE);
        ControlChart offered =
                row("offered", SALES, hour, second ? 2 : 1)
                        .setN(50)
                        .setValue(50.0)
                        .setZ(0.0)
                        .setScored(0)
                        .setEvent(hour(hour).equals(SECOND_PHASE) ? "phase" : "")
                        .build();
        return Stream.of(
                level(SALES, hour, hour < CHANGED ? 0.8 : 0.5),
                level("*", hour, 0.8),
                second ? offered : limits(offered, 48, 28, 68));
    }

    private static ControlChart level(String queue, int hour, double value) {
        if (hour == CORRECTED && value == 0.8) {
            return row("service_level", queue, hour, 1)
                    .setN(3)
                    .setValue(value)
                    .setExpected(0.8)
                    .setZ(0.0)
                    .setScored(0)
                    .setStatus("active")
                    .setBaseline(3)
                    .build();
        }
        ControlChart row =
                limits(
                        row("service_level", queue, hour, 1).setN(40).setValue(value).build(),
                        0.8,
                        0.6,
                        0.95);
        if (value < 0.6) {
            row.setZ(-4.5);
            row.setSignal("drift_down");
            row.setRules("1 beyond 3 sigma");
        }
        return row;
    }

    private static ControlChart.Builder row(String metric, String queue, int hour, int phase) {
        return ControlChart.newBuilder()
                .setMetric(metric)
                .setChannel(VOICE)
                .setQueue(queue)
                .setPhase(phase)
                .setStart(hour(hour))
                .setAsOf(hour(hour + 1))
                .setInterval("1h");
    }

    private static ControlChart limits(
            ControlChart row, double expected, double lower, double upper) {
        row.setExpected(expected);
        row.setLower(lower);
        row.setUpper(upper);
        row.setZ(0.1);
        row.setScored(1);
        row.setStatus("active");
        row.setBaseline(3);
        return row;
    }

    private static WrittenAlert alert(String name, String queue) {
        return new WrittenAlert(name, AlertSeverity.WARNING, VOICE, queue);
    }

    static Instant hour(int hour) {
        return FIRST.plus(Duration.ofHours(hour));
    }
}
