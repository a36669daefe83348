package io.queuewatch.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.infra.influxql.Series;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

/** Every query of every dashboard finds what the jobs write, in every column that it asks for. */
class DashboardQueriesIT {
    private static final Duration QUARTER = Duration.ofMinutes(15);

    @AutoClose private static LiveCentre centre;
    private static FilledDatabase filled;

    @BeforeAll
    static void fill(@TempDir Path directory) throws InterruptedException {
        centre = LiveCentre.start(directory);
        filled = centre.awaitPresent();
    }

    static Stream<Arguments> everyQuery() {
        return Dashboard.all().stream()
                .flatMap(
                        dashboard ->
                                dashboard.queries().stream()
                                        .map(query -> Arguments.of(dashboard, query)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyQuery")
    void findsDataOfAllQueues(Dashboard dashboard, DashboardQuery query) {
        assertFull(filled.answer(dashboard, query), query);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyQuery")
    void findsDataOfOneQueue(Dashboard dashboard, DashboardQuery query) {
        Map<String, List<String>> chosen = Map.of("queue", List.of(LiveCentre.BUSY_QUEUE));

        assertFull(filled.answer(dashboard, query, chosen), query);
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

    private static void assertFull(List<Series> answer, DashboardQuery query) {
        assertThat(answer).as(query.text()).isNotEmpty();
        for (String column : answer.get(0).columns()) {
            assertThat(answer)
                    .as("column %s of %s", column, query.text())
                    .anyMatch(series -> hasValue(series, column));
        }
    }

    private static boolean hasValue(Series series, String column) {
        int index = series.columns().indexOf(column);
        return series.values().stream().anyMatch(row -> !row.get(index).isNull());
    }
}
