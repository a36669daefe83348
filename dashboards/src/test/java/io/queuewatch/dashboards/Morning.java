package io.queuewatch.dashboards;

import com.influxdb.client.write.Point;
import io.queuewatch.infra.local.InfluxDatabases;
import io.queuewatch.pipeline.influx.Catalogue;
import io.queuewatch.pipeline.influx.Retention;
import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.KpiSummary;
import io.queuewatch.schemas.QueueNow;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Half an hour of two queues and a quiet one, small enough to do the sums by hand.
 *
 * <p>Between 9:00 and 9:15 {@code large} takes 90 calls: 72 answered within the target, 9 after it,
 * 9 abandoned after it. Between 9:15 and 9:30 {@code small} takes 10, all answered at once. Nobody
 * calls {@code quiet}; {@code none} stands for those who reach no queue. Those who wait now do so
 * at 9:30; rows of a minute ago and of five minutes ago say otherwise.
 */
final class Morning {
    static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    static final Instant NOW = NINE.plus(Duration.ofMinutes(30)).plusSeconds(3);

    private static final String DATABASE = "queuewatch";
    private static final Instant QUARTER_PAST = NINE.plus(Duration.ofMinutes(15));
    private static final Instant HALF_PAST = NINE.plus(Duration.ofMinutes(30));

    private Morning() {}

    /** Makes the database and writes the morning into it. */
    static FilledDatabase writeTo(URI url) throws IOException, InterruptedException {
        new InfluxDatabases(url, Optional.empty()).provisionForHistory(DATABASE);
        Instant midnight = Instant.parse("2026-03-02T00:00:00Z");
        FilledDatabase filled = new FilledDatabase(url, DATABASE, new TimeRange(midnight, NOW));
        filled.write(Retention.OPERATIONS, lines(Stream.concat(kpis(), summaries())));
        filled.write(Retention.LIVE, lines(now()));
        return filled;
    }

    private static Stream<Point> kpis() {
        return Stream.of(kpi("large", NINE, 90, 81, 9), kpi("small", QUARTER_PAST, 10, 10, 0))
                .map(Catalogue.KPI::point);
    }

    private static Stream<Point> summaries() {
        return Stream.of(
                        summary("large", NINE, 72, 81, 9, 30_000),
                        summary("*", NINE, 72, 81, 9, 30_000),
                        summary("small", QUARTER_PAST, 10, 10, 0, 0),
                        summary("*", QUARTER_PAST, 10, 10, 0, 0),
                        summary("quiet", NINE, 0, 0, 0, 0),
                        summary("quiet", QUARTER_PAST, 0, 0, 0, 0))
                .map(Catalogue.KPI_SUMMARY::point);
    }

    private static Stream<Point> now() {
        return Stream.of(
                        waiting("gone", HALF_PAST.minusSeconds(300), 50, 400_000),
                        waiting("large", HALF_PAST.minusSeconds(60), 9, 70_000),
                        waiting("large", HALF_PAST, 3, 130_000),
                        waiting("small", HALF_PAST, 1, 7_000),
                        waiting("quiet", HALF_PAST, 0, 0),
                        waiting("none", HALF_PAST, 0, 0))
                .map(Catalogue.QUEUE_NOW::point);
    }

    private static KpiRow kpi(
            String queue, Instant start, long offered, long answered, long abandoned) {
        return KpiRow.newBuilder()
                .setView("live")
                .setInterval("15m")
                .setChannel("voice")
                .setQueue(queue)
                .setSegment("unknown")
                .setSite("unknown")
                .setPriority("unknown")
                .setStart(start)
                .setAsOf(HALF_PAST)
                .setOffered(offered)
                .setAnswered(answered)
                .setAbandoned(abandoned)
                .build();
    }

    private static KpiSummary summary(
            String queue, Instant start, long inTarget, long answered, long abandoned, double asa) {
        long base = answered + abandoned;
        return KpiSummary.newBuilder()
                .setView("live")
                .setInterval("15m")
                .setChannel("voice")
                .setQueue(queue)
                .setStart(start)
                .setAsOf(HALF_PAST)
                .setOffered(base)
                .setAnswered(answered)
                .setAbandoned(abandoned)
                .setAnswerBase(base)
                .setAnswerRate(rate(answered, base))
                .setServiceLevelBase(base)
                .setServiceLevel(rate(inTarget, base))
                .setServiceLevelFormula("short-abandons-excluded")
                .setAbandonmentBase(base)
                .setAbandonmentRate(rate(abandoned, base))
                .setAsaMs(answered == 0 ? null : asa)
                .setTargetMs(20_000L)
                .setTargetRate(0.8)
                .build();
    }

    private static Double rate(long part, long base) {
        return base == 0 ? null : (double) part / base;
    }

    private static QueueNow waiting(String queue, Instant asOf, long waiting, long oldest) {
        return QueueNow.newBuilder()
                .setChannel("voice")
                .setQueue(queue)
                .setAsOf(asOf)
                .setWaiting(waiting)
                .setOldestWait(oldest)
                .build();
    }

    private static List<String> lines(Stream<Point> points) {
        return points.map(Point::toLineProtocol).toList();
    }
}
