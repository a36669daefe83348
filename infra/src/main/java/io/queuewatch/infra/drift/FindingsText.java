package io.queuewatch.infra.drift;

import java.util.Locale;

/** Findings for people. */
record FindingsText(Findings findings) {

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "%6s %7s  %-6s  %22s  %13s  %27s",
                "",
                "",
                "",
                "in control",
                "",
                "82 to 71 %: hours to alert");
        line(
                text,
                "%6s %7s  %-6s  %7s %14s  %13s  %9s %8s %8s",
                "peak",
                "memory",
                "open",
                "queues",
                "active series",
                "incidents per",
                "found",
                "median",
                "p90");
        line(text, "%6s %7s  %-6s  %7s %14s  %13s", "", "", "", "", "", "queue, week");
        for (Findings.Row row : findings.rows()) {
            line(
                    text,
                    "%6.0f %7.1f  %-6s  %7d %14d  %13.2f  %9s %8s %8s",
                    row.type().peak(),
                    row.type().memory(),
                    row.type().open(),
                    row.quiet().queues(),
                    row.quiet().activeSeries(),
                    row.quiet().perQueueAndWeek(),
                    row.steps().found() + "/" + row.steps().changes(),
                    hours(row.steps().median()),
                    hours(row.steps().p90()));
        }
        line(text, "");
        line(
                text,
                "%-12s %10s %8s %14s %14s %12s",
                "broken",
                "incidents",
                "alerts",
                "driver first",
                "element first",
                "both first");
        for (Explained explained : findings.explained()) {
            line(
                    text,
                    "%-12s %10d %8d %14d %14d %12d",
                    explained.driver().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    explained.incidents(),
                    explained.found(),
                    explained.driverFirst(),
                    explained.elementFirst(),
                    explained.bothFirst());
        }
        line(text, "");
        line(text, "Seed %d, %.0f s.", findings.seed(), findings.seconds());
        return text.toString();
    }

    private static String hours(double hours) {
        return Double.isFinite(hours) ? String.format(Locale.ROOT, "%.1f", hours) : "never";
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }
}
