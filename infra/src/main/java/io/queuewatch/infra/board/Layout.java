package io.queuewatch.infra.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A column in its place on the board.
 *
 * @param column what it shows
 * @param width in characters
 */
record Layout(Column column, int width) {
    private static final int WIDEST = 28;

    /** The columns that fit, as wide as they need to be; those of rank 0 in any case. */
    static List<Layout> fit(List<Column> all, List<JudgedRow> rows, int width, int gap) {
        List<Layout> columns = new ArrayList<>();
        for (Column column : all) {
            int needed =
                    Stream.concat(
                                    Stream.of(column.name(), column.scope()),
                                    rows.stream().map(column.text()))
                            .mapToInt(String::length)
                            .max()
                            .orElse(0);
            columns.add(new Layout(column, Math.min(needed, WIDEST)));
        }
        while (total(columns, gap) > width) {
            Layout least =
                    columns.stream()
                            .max(Comparator.comparingInt(layout -> layout.column().rank()))
                            .orElseThrow();
            if (least.column().rank() == 0) {
                break;
            }
            columns.remove(least);
        }
        return columns;
    }

    String text(JudgedRow row) {
        return pad(column.text().apply(row));
    }

    String pad(String text) {
        String shown = text.length() <= width ? text : text.substring(0, width - 1) + "…";
        String space = " ".repeat(width - shown.length());
        return column.left() ? shown + space : space + shown;
    }

    private static int total(List<Layout> columns, int gap) {
        return columns.stream().mapToInt(Layout::width).sum() + gap * (columns.size() - 1);
    }
}
