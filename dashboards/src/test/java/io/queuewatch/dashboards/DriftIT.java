package io.queuewatch.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.infra.influxql.Series;
import io.queuewatch.infra.local.InfluxServer;
import io.queuewatch.infra.local.Port;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the screen of control charts shows of two days. */
class DriftIT {
    private static final Dashboard DRIFT = Dashboard.named("drift");
    private static final Map<String, List<String>> SERVICE_LEVEL_OF_SALES =
            Map.of("queue", List.of("sales"), "metric", List.of("service_level"));

    private static InfluxServer server;
    private static FilledDatabase charts;

    @BeforeAll
    static void fill(@TempDir Path directory) throws Exception {
        server = InfluxServer.start(directory, Port.any(), line -> {});
        charts = Charts.writeTo(server.url());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<DashboardQuery> everyQuery() {
        return DRIFT.queries().stream();
    }

    @ParameterizedTest
    @MethodSource("everyQuery")
    void findsData(DashboardQuery query) {
        Answers.assertFull(charts.answer(DRIFT, query), query);
    }

    @Test
    void aChartHasCentreLimitsAndWhereASignalStands() {
        assertThat(answer("Control chart: $metric", "A", SERVICE_LEVEL_OF_SALES))
                .singleElement()
                .satisfies(
                        chart -> {
                            assertThat(chart.points()).hasSize(Charts.HOURS);
                            Series.Point last = chart.points().get(Charts.HOURS - 1);
                            assertThat(last.number("value")).hasValue(0.5);
                            assertThat(last.number("expected")).hasValue(0.8);
                        });
        assertThat(answer("Control chart: $metric", "C", SERVICE_LEVEL_OF_SALES))
                .singleElement()
                .satisfies(
                        limits -> {
                            assertThat(limits.points())
                                    .hasSize(Charts.HOURS - 1)
                                    .extracting(Series.Point::time)
                                    .doesNotContain(Charts.hour(Charts.CORRECTED).toEpochMilli());
                            Series.Point last = limits.points().get(Charts.HOURS - 2);
                            assertThat(last.number("lower")).hasValue(0.6);
                            assertThat(last.number("upper")).hasValue(0.95);
                        });
        assertThat(answer("Control chart: $metric", "B", SERVICE_LEVEL_OF_SALES))
                .singleElement()
                .satisfies(
                        marks ->
                                assertThat(marks.points())
                                        .extracting(Series.Point::time)
                                        .containsExactlyElementsOf(
                                                IntStream.range(Charts.CHANGED, Charts.HOURS)
                                                        .mapToObj(Charts::hour)
                                                        .map(hour -> hour.toEpochMilli())
                                                        .toList()));
    }

    /** Its limits stand in the database still; its residual and what stood there do not. */
    @Test
    void anHourThatIsNotScoredAnyMoreIsFarOutNoMore() {
        String there =
                "SELECT z, signal, lower FROM trends.control_chart WHERE queue = 'sales'"
                        + " AND metric = 'service_level' AND time = %dms"
                                .formatted(Charts.hour(Charts.CORRECTED).toEpochMilli());
        assertThat(charts.ask(there))
                .singleElement()
                .satisfies(
                        series -> {
                            assertThat(columnOf(series, "z")).containsExactly("0");
                            assertThat(columnOf(series, "signal")).containsExactly("");
                            assertThat(columnOf(series, "lower")).containsExactly("0.6");
                        });
        assertThat(answer("Signals", "A", SERVICE_LEVEL_OF_SALES).get(0).points())
                .hasSize(Charts.HOURS - Charts.CHANGED);
    }

    @Test
    void aTextbookChartHasCentreLimitsAndWhereItIsLeft() {
        Map<String, List<String>> chosen =
                Map.of(
                        "queue",
                        List.of("sales"),
                        "metric",
                        List.of("service_level"),
                        "chart",
                        List.of("p"));
        assertThat(answer("Textbook chart: $chart", "A", chosen))
                .singleElement()
                .satisfies(
                        chart -> {
                            assertThat(chart.tags()).containsEntry("chart", "p");
                            assertThat(chart.points()).hasSize(Charts.HOURS);
                            Series.Point last = chart.points().get(Charts.HOURS - 1);
                            assertThat(last.number("value")).hasValue(0.5);
                            assertThat(last.number("centre")).hasValue(0.8);
                            assertThat(last.number("lower")).hasValue(0.7);
                            assertThat(last.number("upper")).hasValue(0.9);
                        });
        assertThat(answer("Textbook chart: $chart", "B", chosen))
                .singleElement()
                .satisfies(
                        marks -> assertThat(marks.points()).hasSize(Charts.HOURS - Charts.CHANGED));
    }

    /** Those of other metrics are not offered. */
    @Test
    void theTextbookChartsToChooseFromAreThoseOfTheMetrics() {
        assertThat(
                        FilledDatabase.values(
                                charts.answer(
                                        DRIFT,
                                        DRIFT.query("variable chart"),
                                        SERVICE_LEVEL_OF_SALES)))
                .containsExactlyInAnyOrder("p", "p_prime");
    }

    /** All of a channel is a chart of its own: the star is no pattern. */
    @Test
    void allOfAChannelIsNotItsQueues() {
        Map<String, List<String>> all =
                Map.of("queue", List.of("*"), "metric", List.of("service_level"));

        assertThat(answer("Control chart: $metric", "A", all))
                .extracting(chart -> chart.tags().get("queue"))
                .containsExactly("*");
        assertThat(answer("Signals", "A", all)).isEmpty();
    }

    @Test
    void aPhaseBeginsWhereItsFirstIntervalDoes() {
        List<Series> phases =
                answer(
                        "Phases",
                        "A",
                        Map.of("queue", List.of("sales"), "metric", List.of("offered")));

        assertThat(phases).extracting(phase -> phase.tags().get("phase")).containsExactly("1", "2");
        assertThat(phases)
                .extracting(phase -> phase.points().get(0).time())
                .containsExactly(Charts.FIRST.toEpochMilli(), Charts.SECOND_PHASE.toEpochMilli());
    }

    /** The first phase began before there was anything to compare with. */
    @Test
    void plotsAreMarkedWhereAPhaseBeginsAndWhereAnAlertStands() {
        Series phases = charts.answer(DRIFT, DRIFT.query("annotation \"Phases\"")).get(0);
        assertThat(columnOf(phases, "metric")).containsExactly("offered");
        assertThat(phases.points())
                .extracting(Series.Point::time)
                .containsExactly(Charts.SECOND_PHASE.toEpochMilli());

        Series alerts =
                charts.answer(
                                DRIFT,
                                DRIFT.query("annotation \"Alerts of drift\""),
                                Map.of("queue", List.of("sales")))
                        .get(0);
        assertThat(columnOf(alerts, "name")).containsExactly("QueuewatchDriftQueue");
        assertThat(alerts.points())
                .extracting(Series.Point::time)
                .containsExactly(Charts.hour(Charts.CHANGED).toEpochMilli());
    }

    /** Whatever queue is chosen; of the newest phase. */
    @Test
    void everySeriesHasItsStatus() {
        List<Series> status = answer("Status of every series", "A", SERVICE_LEVEL_OF_SALES);
        assertThat(status).extracting(s -> s.tags().get("queue")).containsExactly("*", "sales");
        assertThat(columnOf(status.get(0), "signal")).containsExactly("");
        assertThat(columnOf(status.get(1), "signal")).containsExactly("drift_down");

        Series offered =
                answer("Status of every series", "A", Map.of("metric", List.of("offered"))).get(0);
        assertThat(columnOf(offered, "status")).containsExactly("learning");
        assertThat(columnOf(offered, "baseline")).containsExactly("0");
    }

    @Test
    void alertsAreThoseOfDriftAlone() {
        Series alerts = answer("Alerts of drift", "A", SERVICE_LEVEL_OF_SALES).get(0);

        assertThat(columnOf(alerts, "runbook"))
                .containsExactlyInAnyOrder("QueuewatchDriftQueue", "QueuewatchDriftSite");
        assertThat(columnOf(alerts, "description")).containsOnly("what explains it");
    }

    private static List<String> columnOf(Series series, String column) {
        int index = series.columns().indexOf(column);
        return series.values().stream().map(row -> row.get(index).asText()).toList();
    }

    private static List<Series> answer(
            String panel, String refId, Map<String, List<String>> chosen) {
        return charts.answer(DRIFT, DRIFT.query("panel \"" + panel + "\" " + refId), chosen);
    }
}
