package io.queuewatch.dashboards;

import com.influxdb.client.write.Point;
import io.queuewatch.infra.influxql.InfluxCredentials;
import io.queuewatch.infra.local.InfluxDatabases;
import io.queuewatch.pipeline.influx.Catalogue;
import io.queuewatch.pipeline.influx.Retention;
import io.queuewatch.schemas.AlertSeverity;
import io.queuewatch.schemas.Breach;
import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.KpiSummary;
import io.queuewatch.schemas.QueueNow;
import io.queuewatch.schemas.Sla;
import io.queuewatch.schemas.SlaBudget;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What on call finds at half past three: since three o'clock twice as many call {@code support} as
 * before, four of ten promises are broken, one alert fires, one has for two days, two are over.
 */
final class Night {
    static final Instant THREE = Instant.parse("2026-03-02T03:00:00Z");
    static final Instant NOW = THREE.plus(Duration.ofMinutes(30));

    private static final String DATABASE = "queuewatch";
    private static final String VOICE = "voice";
    private static final String SUPPORT = "support";
    private static final String ANSWER = "answer";
    private static final int MINUTE = 60_000;

    private Night() {}

    /** Makes the database and writes the night into it; looked at since three. */
    static FilledDatabase writeTo(URI url) throws IOException, InterruptedException {
        return writeTo(url, InfluxCredentials.NONE);
    }

    /** The same, by somebody who may. */
    static FilledDatabase writeTo(URI url, InfluxCredentials credentials)
            throws IOException, InterruptedException {
        new InfluxDatabases(url, credentials.authorization()).provisionForHistory(DATABASE);
        FilledDatabase filled =
                new FilledDatabase(url, DATABASE, credentials, new TimeRange(THREE, NOW));
        filled.write(Retention.LIVE, lines(Stream.of(now())));
        filled.write(
                Retention.OPERATIONS,
                lines(
                        Stream.of(
                                kpi(THREE.minus(Duration.ofMinutes(15)), 10),
                                kpi(THREE, 20),
                                summary(),
                                sla(),
                                breach("a", "breached"),
                                breach("b", "at_risk"),
                                budget())));
        filled.write(Retention.OPERATIONS, alerts());
        return filled;
    }

    private static Point now() {
        return Catalogue.QUEUE_NOW.point(
                QueueNow.newBuilder()
                        .setChannel(VOICE)
                        .setQueue(SUPPORT)
                        .setAsOf(NOW.minusSeconds(3))
                        .setWaiting(7)
                        .setOldestWait(95_000)
                        .setAgentsOnContact(4)
                        .build());
    }

    private static Point kpi(Instant start, long offered) {
        return Catalogue.KPI.point(
                KpiRow.newBuilder()
                        .setView("live")
                        .setInterval("15m")
                        .setChannel(VOICE)
                        .setQueue(SUPPORT)
                        .setSegment("unknown")
                        .setSite("unknown")
                        .setPriority("unknown")
                        .setStart(start)
                        .setAsOf(NOW)
                        .setOffered(offered)
                        .setAnswered(offered)
                        .setHandledTimed(offered)
                        .setTalkMs(5 * MINUTE * offered)
                        .build());
    }

    private static Point summary() {
        return Catalogue.KPI_SUMMARY.point(
                KpiSummary.newBuilder()
                        .setView("live")
                        .setInterval("15m")
                        .setChannel(VOICE)
                        .setQueue(SUPPORT)
                        .setStart(THREE)
                        .setAsOf(NOW)
                        .setServiceLevelBase(20)
                        .setServiceLevel(0.6)
                        .setServiceLevelFormula("short-abandons-excluded")
                        .setTargetRate(0.8)
                        .build());
    }

    private static Point sla() {
        return Catalogue.SLA.point(
                Sla.newBuilder()
                        .setInterval("15m")
                        .setObjective(ANSWER)
                        .setChannel(VOICE)
                        .setQueue(SUPPORT)
                        .setSegment("unknown")
                        .setStart(THREE)
                        .setAsOf(NOW)
                        .setStarted(20)
                        .setMet(6)
                        .setMissed(4)
                        .setBreached(4)
                        .setAtRisk(5)
                        .build());
    }

    private static Point breach(String contact, String state) {
        return Catalogue.BREACH.point(
                Breach.newBuilder()
                        .setObjective(ANSWER)
                        .setSeverity("warning")
                        .setChannel(VOICE)
                        .setQueue(SUPPORT)
                        .setAt(THREE.plusSeconds(60))
                        .setAsOf(THREE.plusSeconds(61))
                        .setId(contact + "/" + state)
                        .setContactId(contact)
                        .setSegment("unknown")
                        .setPriority("unknown")
                        .setState(state)
                        .setSince(THREE.plusSeconds(30))
                        .setDeadline(THREE.plusSeconds(60))
                        .setOverMs(5_000L)
                        .build());
    }

    private static Point budget() {
        return Catalogue.SLA_BUDGET.point(
                SlaBudget.newBuilder()
                        .setObjective("service_level")
                        .setChannel(VOICE)
                        .setQueue(SUPPORT)
                        .setStart(THREE)
                        .setAsOf(NOW)
                        .setMonth(Instant.parse("2026-03-01T00:00:00Z"))
                        .setBudget(0.2)
                        .setContacts(100)
                        .setMisses(24)
                        .setAllowed(20)
                        .setLeft(-0.2)
                        .setLongContacts(20)
                        .setLongMisses(8)
                        .setLongBurn(2.0)
                        .setShortContacts(10)
                        .setShortMisses(8)
                        .setShortBurn(4.0)
                        .setOpenContacts(100)
                        .setOpenMisses(24)
                        .setOpenBurn(1.2)
                        .build());
    }

    /** One that fires, one that has for two days, and two that are over. */
    private static List<String> alerts() {
        Instant since = THREE.plusSeconds(120);
        return List.of(
                new WrittenAlert(
                                "QueuewatchServiceLevelBurn",
                                AlertSeverity.CRITICAL,
                                VOICE,
                                SUPPORT)
                        .firing(since, NOW),
                new WrittenAlert("QueuewatchDriftQueue", AlertSeverity.WARNING, VOICE, SUPPORT)
                        .firing(THREE.minus(Duration.ofDays(2)), NOW),
                new WrittenAlert(
                                "QueuewatchQueueUnanswered", AlertSeverity.CRITICAL, VOICE, SUPPORT)
                        .over(since, NOW),
                new WrittenAlert("QueuewatchSpeedOfAnswer", AlertSeverity.WARNING, VOICE, SUPPORT)
                        .over(since, NOW));
    }

    private static List<String> lines(Stream<Point> points) {
        return points.map(Point::toLineProtocol).toList();
    }
}
