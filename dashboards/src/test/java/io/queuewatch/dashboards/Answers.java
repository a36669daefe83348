package io.queuewatch.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.infra.influxql.Series;
import java.util.List;
import java.util.function.Predicate;

/** What an answer has to hold to be of use on a screen. */
final class Answers {

    private Answers() {}

    /** Every column that was asked for has a value somewhere. */
    static void assertFull(List<Series> answer, DashboardQuery query) {
        assertFull(answer, query, column -> true);
    }

    /** Every such column that was asked for has a value somewhere. */
    static void assertFull(List<Series> answer, DashboardQuery query, Predicate<String> which) {
        assertThat(answer).as(query.text()).isNotEmpty();
        answer.get(0).columns().stream()
                .filter(which)
                .forEach(
                        column ->
                                assertThat(answer)
                                        .as("column %s of %s", column, query.text())
                                        .anyMatch(series -> hasValue(series, column)));
    }

    private static boolean hasValue(Series series, String column) {
        int index = series.columns().indexOf(column);
        return series.values().stream().anyMatch(row -> !row.get(index).isNull());
    }
}
