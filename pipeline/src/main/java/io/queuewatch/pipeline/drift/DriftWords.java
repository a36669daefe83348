package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.drift.explain.Explanation;
import io.queuewatch.pipeline.drift.runlength.CusumRunLength;
import io.queuewatch.pipeline.drift.runlength.EwmaRunLength;
import io.queuewatch.pipeline.drift.runlength.ShewhartRunLength;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in words what speaks for a signal, in the metric's own unit and on the queue's clock. */
final class DriftWords {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final int PERCENT = 100;

    private final DriftSettings settings;
    private final double driftByChance;
    private final double spikeByChance;

    DriftWords(DriftSettings settings) {
        this.settings = settings;
        driftByChance =
                settings.detector() == Detector.CUSUM
                        ? new CusumRunLength(settings.k(), settings.h()).twoSided(0, 0)
                        : new EwmaRunLength(settings.lambda(), settings.ewmaL()).steadyLimits(0);
        spikeByChance = new ShewhartRunLength(settings.spike()).twoSided(0);
    }

    /**
     * What speaks for a signal.
     *
     * @param newest the newest point of the chart that was scored; null for none
     * @param baseline what it is compared with
     * @param zone of the queue
     */
    String of(Metric metric, Signal signal, ChartPoint newest, Baseline baseline, ZoneId zone) {
        StringBuilder words = new StringBuilder();
        words.append(metric.label())
                .append(signal.up() ? " up" : " down")
                .append(effect(signal.effect(metric)))
                .append(": ")
                .append(value(metric, signal.value()))
                .append(number(metric, signal.observed()))
                .append(signal.detector() == Detector.SPIKE ? " in the hour of " : " since ")
                .append(moment(signal.changedAt(), zone))
                .append(" where ")
                .append(value(metric, signal.expectedValue()))
                .append(" was to be expected, ")
                .append(size(metric, signal, baseline))
                .append(". ")
                .append(detector(signal, zone));
        if (newest != null) {
            words.append(" Newest: ")
                    .append(shown(metric, newest.value()))
                    .append(", limits ")
                    .append(shown(metric, newest.lower()))
                    .append(" to ")
                    .append(shown(metric, newest.upper()))
                    .append('.');
        }
        if (baseline != null) {
            words.append(
                    " Baseline %d of %d weeks, phase %d."
                            .formatted(signal.baseline(), baseline.weeks(), signal.phase()));
        }
        return words.toString();
    }

    private String detector(Signal signal, ZoneId zone) {
        boolean spike = signal.detector() == Detector.SPIKE;
        return String.format(
                Locale.ROOT,
                "%s %.1f beyond %.1f at %s; by chance alone once in %,.0f intervals.",
                spike ? "Residual" : settings.detector().name(),
                Math.abs(signal.statistic()),
                spike ? settings.spike() : settings.limit(false),
                moment(signal.raisedAt(), zone),
                spike ? spikeByChance : driftByChance);
    }

    /** What a change comes from, as far as it can be told: what explains most of it first. */
    String causes(List<DriverChange> drivers) {
        StringBuilder words = new StringBuilder();
        for (DriverChange driver : drivers) {
            words.append(words.length() == 0 ? " Explained by " : "; ")
                    .append(name(driver.driver()))
                    .append(
                            String.format(
                                    Locale.ROOT,
                                    " %+.1f %%",
                                    PERCENT * (driver.now() / driver.before() - 1)));
            if (words.indexOf("(") < 0 && !driver.elements().isEmpty()) {
                words.append(" (").append(elements(driver)).append(')');
            }
        }
        return words.length() == 0 ? "" : words.append('.').toString();
    }

    private static String name(Driver driver) {
        return switch (driver) {
            case ARRIVALS -> "arrivals";
            case HANDLE_TIME -> "handle time";
            case STAFFING -> "staffed time";
        };
    }

    private static String elements(DriverChange driver) {
        Explanation first = driver.elements().get(0);
        return first.elements().stream()
                .map(
                        element ->
                                String.format(
                                        Locale.ROOT,
                                        "%s %s explains %.0f %%%s",
                                        first.dimension(),
                                        element.element(),
                                        PERCENT * element.explained(),
                                        parts(driver, element.element())))
                .collect(Collectors.joining(", "));
    }

    /** Of a mean, what an element has changed it by itself, and what by its share. */
    private static String parts(DriverChange driver, String element) {
        return driver.parts().stream()
                .filter(part -> part.element().equals(element))
                .map(
                        part ->
                                String.format(
                                        Locale.ROOT,
                                        ": %+.0f s by its own mean, %+.0f s by its share",
                                        part.rate(),
                                        part.mix()))
                .findFirst()
                .orElse("");
    }

    private static String effect(Effect effect) {
        return switch (effect) {
            case BETTER -> ", for the better";
            case WORSE -> ", for the worse";
            case VOLUME -> "";
        };
    }

    private static String number(Metric metric, Sums observed) {
        return metric.kind() == Kind.COUNT
                ? ""
                : String.format(Locale.ROOT, " of %,.0f", observed.n());
    }

    /** How large a change is: durations as ratio of medians and of means. */
    private static String size(Metric metric, Signal signal, Baseline baseline) {
        double size = signal.size(metric.kind());
        if (metric.logarithmic()) {
            String medians =
                    String.format(Locale.ROOT, "medians %+.1f %%", PERCENT * Math.expm1(size));
            double variance = variance(signal.observed());
            return baseline == null || Double.isNaN(variance)
                    ? medians
                    : medians
                            + String.format(
                                    Locale.ROOT,
                                    ", means %+.1f %%",
                                    PERCENT
                                            * Math.expm1(
                                                    size + (variance - baseline.within()) / 2));
        }
        return metric.kind() == Kind.COUNT
                ? String.format(Locale.ROOT, "%+.1f %%", PERCENT * size)
                : String.format(Locale.ROOT, "%+.1f points", PERCENT * size);
    }

    /** Of the logarithms; with that of the baseline it turns medians of lognormals into means. */
    private static double variance(Sums sums) {
        return sums.n() < 2
                ? Double.NaN
                : (sums.y() - sums.x() * sums.x() / sums.n()) / (sums.n() - 1);
    }

    private static String value(Metric metric, double value) {
        return shown(metric, metric.logarithmic() ? Math.exp(value) : value);
    }

    /** A value as it is charted. */
    private static String shown(Metric metric, double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        if (metric.logarithmic()) {
            long seconds = Math.round(value);
            return "%d:%02d".formatted(seconds / 60, seconds % 60);
        }
        return switch (metric.kind()) {
            case PROPORTION -> String.format(Locale.ROOT, "%.1f %%", PERCENT * value);
            case MEAN -> String.format(Locale.ROOT, "%.1f points", PERCENT * value);
            case COUNT -> String.format(Locale.ROOT, "%,.1f", value);
        };
    }

    private static String moment(long at, ZoneId zone) {
        return MOMENT.format(Instant.ofEpochMilli(at).atZone(zone));
    }
}
