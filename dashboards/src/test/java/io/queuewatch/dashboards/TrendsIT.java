package io.queuewatch.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.queuewatch.infra.influxql.Series;
import io.queuewatch.infra.local.InfluxServer;
import io.queuewatch.infra.local.Port;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The screens of weeks and quarters, over rows of five years. */
class TrendsIT {
    /** A point for every week of five years and every channel. */
    private static final int POINTS = 261 * 4;

    private static final TimeRange AUTUMN =
            FiveYears.days(LocalDate.parse("2025-09-29"), LocalDate.parse("2025-12-29"));
    private static final TimeRange QUARTER =
            FiveYears.days(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-04-01"));

    private static final String VOLUME = "Volume, service level and cost to serve";

    private static InfluxServer server;
    private static FilledDatabase years;

    @BeforeAll
    static void fill(@TempDir Path directory) throws Exception {
        server = InfluxServer.start(directory, Port.any(), line -> {});
        years = FiveYears.writeTo(server.url());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> everyQuery() {
        return Dashboard.withQueries(Dashboard::isOfTrends);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyQuery")
    void findsDataOfAQuarter(Dashboard dashboard, DashboardQuery query) {
        Answers.assertFull(years.over(QUARTER).answer(dashboard, query), query);
    }

    static Stream<Arguments> everyQueryOfTheTimeChosen() {
        return everyQuery()
                .filter(arguments -> arguments.get()[0].toString().endsWith("executive.json"))
                .filter(
                        arguments ->
                                arguments.get()[1] instanceof DashboardQuery query
                                        && !query.isOfTimeBefore());
    }

    /** InfluxDB adds up; what is left to draw does not grow with days or queues. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyQueryOfTheTimeChosen")
    void fiveYearsAreFewPointsToDraw(Dashboard dashboard, DashboardQuery query) {
        List<Series> answer = years.answer(dashboard, query);

        Answers.assertFull(answer, query);
        assertThat(answer.stream().mapToInt(series -> series.values().size()).sum())
                .isLessThanOrEqualTo(POINTS);
    }

    @ParameterizedTest
    @CsvSource({
        "VOLUME, A, contacts, 11960",
        "VOLUME, C, service level, 0.8",
        "VOLUME, C, against target, -0.05",
        "VOLUME, E, cost, 6",
        "VOLUME, G, cost resolved, 6",
        "Solved and satisfied, A, fcr, 0.75",
        "Solved and satisfied, A, fcr against target, -0.05",
        "Solved and satisfied, C, csat, 4.5",
        "Solved and satisfied, E, nps, 40",
        "Solved and satisfied, E, nps against target, -10"
    })
    void aNumberIsThatOfTheChannel(String panel, String refId, String column, double number) {
        String title = panel.replace("VOLUME", VOLUME);

        assertThat(social(answer("executive", title, refId)).number(column).orElseThrow())
                .isCloseTo(number, within(1e-9));
    }

    /** 13 weeks before: one more Monday in summer time changes nothing. */
    @Test
    void theTimeBeforeHasAsManyDays() {
        TimeRange before =
                FiveYears.days(LocalDate.parse("2025-06-30"), LocalDate.parse("2025-09-29"));

        assertThat(social(answer("executive", VOLUME, "B")).integer("contacts before"))
                .hasValue(contacts(before));
    }

    @Test
    void weeksBeginOnMonday() {
        assertThat(answer("executive", "Contacts by week", "A"))
                .filteredOn(series -> series.tags().get("channel").equals("social"))
                .singleElement()
                .satisfies(
                        series ->
                                assertThat(series.points())
                                        .hasSize(13)
                                        .allSatisfy(
                                                week ->
                                                        assertThat(week.integer("contacts"))
                                                                .hasValue(6 * 140 + 80)));
    }

    @Test
    void segmentsDivideWhatChannelsHave() {
        assertThat(answer("executive", "Segments", "A"))
                .extracting(series -> series.tags().get("segment"))
                .containsExactly("business", "private");
        assertThat(
                        answer("executive", "Segments", "A").stream()
                                .mapToLong(s -> s.points().get(0).integer("contacts").orElseThrow())
                                .sum())
                .isEqualTo(FiveYears.QUEUES * contacts(AUTUMN));
    }

    @ParameterizedTest
    @CsvSource({"C, service level, 0.8", "E, abandonment, 0.1", "F, handle time, 6"})
    void aMomentHasItsOwnNumbers(String refId, String column, double number) {
        assertThat(answer("executive", "Visits by moment", refId))
                .extracting(series -> series.tags().get("value"))
                .containsExactly("order", "repair");
        assertThat(
                        answer("executive", "Visits by moment", refId)
                                .get(0)
                                .points()
                                .get(0)
                                .number(column)
                                .orElseThrow())
                .isCloseTo(number, within(1e-5));
    }

    @Test
    void aQuarterBeforeIsOneOfTheCalendar() {
        Dashboard quarters = Dashboard.named("quarters");
        List<Series> answer =
                years.over(QUARTER)
                        .answer(quarters, quarters.query("panel \"The quarter before\" A"));

        assertThat(social(answer).integer("contacts"))
                .hasValue(
                        contacts(
                                FiveYears.days(
                                        LocalDate.parse("2025-10-01"),
                                        LocalDate.parse("2026-01-01"))));
    }

    private static List<Series> answer(String name, String panel, String refId) {
        Dashboard dashboard = Dashboard.named(name);
        return years.over(AUTUMN)
                .answer(dashboard, dashboard.query("panel \"" + panel + "\" " + refId));
    }

    private static Series.Point social(List<Series> answer) {
        return answer.stream()
                .filter(series -> series.tags().get("channel").equals("social"))
                .findFirst()
                .orElseThrow()
                .points()
                .get(0);
    }

    private static long contacts(TimeRange range) {
        LocalDate first = range.from().atZone(FiveYears.VIENNA).toLocalDate();
        LocalDate last = range.to().atZone(FiveYears.VIENNA).toLocalDate();
        return first.datesUntil(last.plusDays(1)).mapToLong(FiveYears::contacts).sum();
    }
}
