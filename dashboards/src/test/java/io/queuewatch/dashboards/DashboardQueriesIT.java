package io.queuewatch.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.infra.influxql.Series;
import io.queuewatch.infra.local.InfluxServer;
import io.queuewatch.infra.local.Port;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query of every dashboard finds data, in every column that it asks for. */
class DashboardQueriesIT {
    private static InfluxServer server;
    private static FilledDatabase filled;

    @BeforeAll
    static void fill(@TempDir Path directory) throws Exception {
        server = InfluxServer.start(directory, Port.any(), line -> {});
        filled = Morning.writeTo(server.url());
    }

    @AfterAll
    static void stop() {
        server.close();
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
    void findsData(Dashboard dashboard, DashboardQuery query) {
        List<Series> answer = filled.answer(dashboard, query);

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
