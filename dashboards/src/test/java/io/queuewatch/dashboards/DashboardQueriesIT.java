package io.queuewatch.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.influx.Retention;
import io.queuewatch.schemas.AlertSeverity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every query of the dashboards that look at what is so now and today finds what the jobs write, in
 * every column that it asks for. Those of weeks and quarters: {@link TrendsIT}; control charts:
 * {@link DriftIT}.
 */
class DashboardQueriesIT {
    private static final Duration QUARTER = Duration.ofMinutes(15);

    @AutoClose private static LiveCentre centre;
    private static FilledDatabase filled;

    @BeforeAll
    static void fill(@TempDir Path directory) throws IOException, InterruptedException {
        centre = LiveCentre.start(directory);
        filled = centre.awaitPresent();
        Instant since = filled.range().to().minus(Duration.ofMinutes(10));
        Instant told = since.plus(Duration.ofMinutes(5));
        List<String> alerts = new ArrayList<>();
        for (String channel : List.of("voice", "chat", "email", "social")) {
            alerts.add(
                    new WrittenAlert("QueuewatchNoArrivals", AlertSeverity.CRITICAL, channel, null)
                            .over(since, told));
        }
        alerts.add(
                new WrittenAlert("QueuewatchSpeedOfAnswer", AlertSeverity.WARNING, "voice", "sales")
                        .over(since, told));
        alerts.add(
                new WrittenAlert("QueuewatchOldestWait", AlertSeverity.CRITICAL, "voice", "sales")
                        .firing(since, told));
        filled.write(Retention.OPERATIONS, alerts);
    }

    static Stream<Arguments> everyQuery() {
        return Dashboard.withQueries(
                dashboard -> !dashboard.isOfTrends() && !dashboard.isOfDrift());
    }

    static Stream<Arguments> everyQueryOfWalls() {
        return Dashboard.withQueries(Dashboard::isWallboard);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyQuery")
    void findsDataOfAllQueues(Dashboard dashboard, DashboardQuery query) {
        Answers.assertFull(filled.answer(dashboard, query), query);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyQueryOfWalls")
    void findsDataOfOneQueueOfAChannel(Dashboard dashboard, DashboardQuery query) {
        Map<String, List<String>> chosen = Map.of("queue", LiveCentre.BUSY_QUEUES);

        Answers.assertFull(filled.answer(dashboard, query, chosen), query);
    }

    static Stream<Arguments> everyQueryOfAlertRules() {
        return AlertRule.withQueries();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyQueryOfAlertRules")
    void findsDataOfAnAlertRule(AlertRule rule, DashboardQuery query) {
        Answers.assertFull(
                filled.over(rule.range(query.refId(), filled.range().to()))
                        .answer(rule.asDashboard(), query),
                query);
    }

    @Test
    void theQueuesToChooseFromAreThoseOfTheCentre() {
        Dashboard wallboard = Dashboard.wallboardForVoice();

        assertThat(
                        FilledDatabase.values(
                                filled.answer(wallboard, wallboard.query("variable queue"))))
                .containsExactlyInAnyOrder("sales", "support", "billing", "technical", "vip");
    }

    @Test
    void todayBeginsAtMidnightAndLacksNoQuarterOfAnHour() {
        Dashboard wallboard = Dashboard.wallboardForVoice();
        DashboardQuery calls = wallboard.query("panel \"Calls by quarter of an hour\" A");

        List<Instant> begun =
                Stream.iterate(filled.range().from(), quarter -> quarter.plus(QUARTER))
                        .takeWhile(quarter -> quarter.plus(QUARTER).isBefore(filled.range().to()))
                        .toList();
        assertThat(filled.answer(wallboard, calls))
                .singleElement()
                .satisfies(
                        series ->
                                assertThat(series.points())
                                        .extracting(point -> Instant.ofEpochMilli(point.time()))
                                        .startsWith(begun.toArray(Instant[]::new)));
    }
}
