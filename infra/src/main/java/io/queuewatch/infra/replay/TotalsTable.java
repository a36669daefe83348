package io.queuewatch.infra.replay;

import io.queuewatch.pipeline.kpi.Measure;
import io.queuewatch.schemas.KpiSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** Totals as aligned tables, one for each channel, the total of all its queues last. */
final class TotalsTable {

    private static final String NONE = "–";
    private static final int NAME_WIDTH = 14;

    private TotalsTable() {}

    private record Heading(String name, Function<Total, String> cell) {}

    private static final Heading OFFERED = counted("offered", Measure.OFFERED);
    private static final Heading ANSWERED = counted("answered", Measure.ANSWERED);
    private static final Heading ABANDONED = counted("abandoned", Measure.ABANDONED);
    private static final Heading FLOW_OUT = counted("flow-out", Measure.FLOW_OUT);
    private static final Heading PASSED = counted("passed", Measure.PASSED);
    private static final Heading SERVICE =
            of("service", summary -> rate(summary.getServiceLevel()));
    private static final Heading ANSWER_RATE =
            of("answer", summary -> rate(summary.getAnswerRate()));
    private static final Heading ABANDONMENT =
            of("abandon", summary -> rate(summary.getAbandonmentRate()));
    private static final Heading ASA = of("ASA", summary -> time(summary.getAsaMs()));
    private static final Heading P90_WAIT = of("p90 wait", summary -> time(summary.getWaitP90Ms()));
    private static final Heading RESPONSE =
            of("response", summary -> time(summary.getResponseMeanMs()));
    private static final Heading P90_RESPONSE =
            of("p90 resp.", summary -> time(summary.getResponseP90Ms()));
    private static final Heading IN_TIME =
            of("in time", summary -> rate(summary.getResponseLevel()));
    private static final Heading AHT = of("AHT", summary -> time(summary.getAhtMs()));

    private static final List<Heading> VOICE =
            List.of(
                    OFFERED,
                    ANSWERED,
                    ABANDONED,
                    FLOW_OUT,
                    PASSED,
                    counted("in menu", Measure.IVR_EXIT),
                    SERVICE,
                    ANSWER_RATE,
                    ABANDONMENT,
                    ASA,
                    P90_WAIT,
                    AHT);

    private static final List<Heading> CHAT =
            List.of(
                    OFFERED,
                    ANSWERED,
                    ABANDONED,
                    FLOW_OUT,
                    PASSED,
                    SERVICE,
                    ANSWER_RATE,
                    ABANDONMENT,
                    ASA,
                    RESPONSE,
                    P90_RESPONSE,
                    IN_TIME,
                    AHT);

    private static final List<Heading> CORRESPONDENCE =
            List.of(
                    OFFERED,
                    ANSWERED,
                    FLOW_OUT,
                    PASSED,
                    SERVICE,
                    ANSWER_RATE,
                    of("first", summary -> time(summary.getFirstResponseMeanMs())),
                    RESPONSE,
                    P90_RESPONSE,
                    IN_TIME,
                    AHT);

    static String of(List<Total> totals) {
        return totals.stream()
                .collect(
                        Collectors.groupingBy(
                                Total::channel, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(channel -> table(channel.getKey(), channel.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static List<Heading> headings(String channel) {
        return switch (channel) {
            case "voice" -> VOICE;
            case "chat" -> CHAT;
            default -> CORRESPONDENCE;
        };
    }

    private static String table(String channel, List<Total> totals) {
        List<Heading> headings = headings(channel);
        Column[] columns = new Column[headings.size() + 1];
        columns[0] = new Column(NAME_WIDTH, 0, Overflow.TRUNCATE);
        String[] names = new String[columns.length];
        names[0] = channel;
        for (int i = 0; i < headings.size(); i++) {
            names[i + 1] = headings.get(i).name();
            columns[i + 1] = new Column(11, 1, Overflow.TRUNCATE);
        }
        ColorScheme plain = new ColorScheme.Builder(Ansi.OFF).build();
        TextTable table = TextTable.forColumns(plain, columns);
        table.addRowValues(right(names));
        for (Total total : totals) {
            String[] cells = new String[columns.length];
            cells[0] = total.queue().equals("*") ? "* all" : total.queue();
            for (int i = 0; i < headings.size(); i++) {
                cells[i + 1] = headings.get(i).cell().apply(total);
            }
            table.addRowValues(right(cells));
        }
        return table.toString();
    }

    private static Heading counted(String name, Measure measure) {
        return new Heading(name, total -> String.format(Locale.ROOT, "%,d", total.count(measure)));
    }

    private static Heading of(String name, Function<KpiSummary, String> cell) {
        return new Heading(name, total -> cell.apply(total.summary()));
    }

    private static String[] right(String[] cells) {
        for (int i = 1; i < cells.length; i++) {
            cells[i] = "%10s".formatted(cells[i]);
        }
        return cells;
    }

    private static String rate(Double rate) {
        return rate == null ? NONE : String.format(Locale.ROOT, "%.2f %%", rate * 100);
    }

    private static String time(Number millis) {
        if (millis == null) {
            return NONE;
        }
        long seconds = Math.round(millis.doubleValue() / 1_000);
        return seconds < 3_600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }
}
