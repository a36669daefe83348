package io.queuewatch.infra.report;

import io.queuewatch.infra.report.Page.Row;
import io.queuewatch.infra.report.Page.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/** Tables of figures. */
final class Tables {

    private Tables() {}

    /** A row for each name that has any sums; no table where none has. */
    static List<Table> by(String heading, List<Figure> figures, SortedMap<String, Tally> sums) {
        List<Row> rows =
                sums.entrySet().stream()
                        .filter(entry -> !entry.getValue().isEmpty())
                        .map(entry -> row(entry.getKey(), figures, entry.getValue()))
                        .toList();
        return rows.isEmpty() ? List.of() : List.of(table(heading, figures, rows));
    }

    /** A row for each day of a period. */
    static Table days(List<Figure> figures, Course course, Period period) {
        List<Row> rows = new ArrayList<>();
        for (LocalDate day : period.days()) {
            boolean silent = course.silent().contains(day);
            Tally sums = silent ? new Tally() : course.days().get(day);
            rows.add(row(silent ? day + " (no data)" : day.toString(), figures, sums));
        }
        return table("Day", figures, rows);
    }

    private static Table table(String heading, List<Figure> figures, List<Row> rows) {
        return new Table(
                "By " + heading.toLowerCase(Locale.ROOT),
                heading,
                figures.stream().map(Figure::label).toList(),
                rows);
    }

    private static Row row(String name, List<Figure> figures, Tally sums) {
        return new Row(
                name,
                figures.stream()
                        .map(
                                figure ->
                                        sums.isEmpty()
                                                ? Wording.NONE
                                                : Wording.valueAndMargin(figure, sums))
                        .toList());
    }
}
