package io.queuewatch.infra.replay;

import io.queuewatch.pipeline.kpi.Measure;
import io.queuewatch.schemas.KpiSummary;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** Totals as an aligned table, the total of all queues last. */
final class TotalsTable {

    private static final String NONE = "–";
    private static final int NAME_WIDTH = 14;

    private TotalsTable() {}

    private record Heading(String name, Function<Total, String> cell) {}

    private static final List<Heading> HEADINGS =
            List.of(
                    new Heading("offered", total -> count(total, Measure.OFFERED)),
                    new Heading("answered", total -> count(total, Measure.ANSWERED)),
                    new Heading("abandoned", total -> count(total, Measure.ABANDONED)),
                    new Heading("flow-out", total -> count(total, Measure.FLOW_OUT)),
                    new Heading("passed", total -> count(total, Measure.PASSED)),
                    new Heading("in menu", total -> count(total, Measure.IVR_EXIT)),
                    new Heading("service", total -> rate(total.summary().getServiceLevel())),
                    new Heading("answer", total -> rate(total.summary().getAnswerRate())),
                    new Heading("abandon", total -> rate(total.summary().getAbandonmentRate())),
                    new Heading("ASA", total -> time(total.summary().getAsaMs())),
                    new Heading("p90 wait", total -> time(asDouble(total.summary()))),
                    new Heading("AHT", total -> time(total.summary().getAhtMs())));

    static String of(List<Total> totals) {
        Column[] columns = new Column[HEADINGS.size() + 1];
        columns[0] = new Column(NAME_WIDTH, 0, Overflow.TRUNCATE);
        String[] names = new String[columns.length];
        names[0] = "queue";
        for (int i = 0; i < HEADINGS.size(); i++) {
            names[i + 1] = HEADINGS.get(i).name();
            columns[i + 1] = new Column(11, 1, Overflow.TRUNCATE);
        }
        ColorScheme plain = new ColorScheme.Builder(Ansi.OFF).build();
        TextTable table = TextTable.forColumns(plain, columns);
        table.addRowValues(right(names));
        for (Total total : totals) {
            String[] cells = new String[columns.length];
            cells[0] = total.queue().equals("*") ? "* all" : total.queue();
            for (int i = 0; i < HEADINGS.size(); i++) {
                cells[i + 1] = HEADINGS.get(i).cell().apply(total);
            }
            table.addRowValues(right(cells));
        }
        return table.toString();
    }

    private static String[] right(String[] cells) {
        for (int i = 1; i < cells.length; i++) {
            cells[i] = "%10s".formatted(cells[i]);
        }
        return cells;
    }

    private static String count(Total total, Measure measure) {
        return String.format(Locale.ROOT, "%,d", total.count(measure));
    }

    private static String rate(Double rate) {
        return rate == null ? NONE : String.format(Locale.ROOT, "%.2f %%", rate * 100);
    }

    private static Double asDouble(KpiSummary summary) {
        return summary.getWaitP90Ms() == null ? null : summary.getWaitP90Ms().doubleValue();
    }

    private static String time(Double millis) {
        if (millis == null) {
            return NONE;
        }
        long seconds = Math.round(millis / 1_000);
        return "%d:%02d".formatted(seconds / 60, seconds % 60);
    }
}
