package io.queuewatch.dashboards;

import com.influxdb.client.write.Point;
import io.queuewatch.infra.local.InfluxDatabases;
import io.queuewatch.pipeline.influx.Catalogue;
import io.queuewatch.pipeline.influx.Retention;
import io.queuewatch.schemas.AlertSeverity;
import io.queuewatch.schemas.ControlChart;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
                IntStream.range(0, HOURS)
                        .boxed()
                        .flatMap(Charts::rowsOf)
                        .map(Catalogue.CONTROL_CHART::point)
                        .map(Point::toLineProtocol)
                        .toList());
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

    private static Stream<ControlChart> rowsOf(int hour) {
        boolean second = !hour(hour).isBefore(SECOND_PHASE);
        ControlChart offered =
                row("offered", SALES, hour, second ? 2 : 1).setN(50).setValue(50.0).build();
        return Stream.of(
                level(SALES, hour, hour < CHANGED ? 0.8 : 0.5),
                level("*", hour, 0.8),
                second ? offered : limits(offered, 48, 28, 68));
    }

    private static ControlChart level(String queue, int hour, double value) {
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
        row.setZ(0.0);
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
