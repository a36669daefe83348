package io.queuewatch.infra.report;

import io.queuewatch.infra.report.Figure.Kind;
import java.util.Locale;
import java.util.OptionalDouble;

/** How figures, and what is to be thought of them, are put for people. */
final class Wording {
    static final String NONE = "–";

    private static final double SHOWN = 1e-9;
    private static final double HOUR_MS = 3_600_000;

    private Wording() {}

    /** A name at the beginning of a sentence. */
    static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** A value in its unit; – where there is none. */
    static String value(Figure figure, OptionalDouble value) {
        return value.isPresent() ? value(figure.kind(), value.getAsDouble()) : NONE;
    }

    static String value(Kind kind, double value) {
        return switch (kind) {
            case COUNT -> format("%,d", Math.round(value));
            case SHARE -> format("%.1f %%", value * 100);
            case TIME -> time(Math.round(value / 1000));
            case HOURS -> format("%,d h", Math.round(value / HOUR_MS));
            case SCALE -> format("%.2f", value);
            case SCORE -> format("%d", Math.round(value));
            case MONEY -> format("%,.2f", value / 100);
        };
    }

    /** A value with its margin, as in {@code 4.31 ± 0.08}. */
    static String valueAndMargin(Figure figure, Tally sums) {
        OptionalDouble margin = figure.margin(sums);
        String value = value(figure, figure.of(sums));
        return margin.isPresent()
                ? value + " ± " + value(figure.kind(), margin.getAsDouble())
                : value;
    }

    /** The change against a value before, and whether it is for the better. */
    static String change(Figure figure, OptionalDouble now, OptionalDouble before) {
        if (now.isEmpty() || before.isEmpty()) {
            return "nothing to compare";
        }
        double change = now.getAsDouble() - before.getAsDouble();
        String size = size(figure.kind(), Math.abs(change), before.getAsDouble());
        if (size.isEmpty()) {
            return "as before";
        }
        String way = (change > 0 ? "up " : "down ") + size;
        return switch (figure.wanted()) {
            case NEITHER -> way;
            case HIGH -> way + (change > 0 ? ", better" : ", worse");
            case LOW -> way + (change < 0 ? ", better" : ", worse");
        };
    }

    private static String size(Kind kind, double change, double before) {
        return switch (kind) {
            case SHARE -> nonZero(format("%.1f", change * 100), " points");
            case SCALE -> nonZero(format("%.2f", change), "");
            case SCORE -> nonZero(format("%.0f", change), " points");
            case COUNT, TIME, HOURS, MONEY ->
                    Math.abs(before) < SHOWN
                            ? (change < SHOWN ? "" : "from nothing")
                            : nonZero(format("%.1f", change * 100 / before), " %");
        };
    }

    private static String nonZero(String number, String unit) {
        return Double.parseDouble(number) == 0 ? "" : number + unit;
    }

    private static String time(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? format("%d min %02d s", seconds / 60, seconds % 60)
                : format("%d h %02d min", seconds / 3600, seconds / 60 % 60);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
