package io.queuewatch.pipeline.drift;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What is charted of a queue, and what of a change is worth an alert. */
public enum Metric {
    /** Visits that began, each hour beside the same hour of other weeks, its day divided out. */
    OFFERED("offered", Kind.COUNT, Period.HOUR, Better.NEITHER, 0.10, 0),
    /** Visits that began on a day. */
    OFFERED_DAY("offered_day", Kind.COUNT, Period.DAY, Better.NEITHER, 0.10, 0),
    /** Answered / ended. */
    ANSWER_RATE("answer_rate", Kind.PROPORTION, Period.HOUR, Better.HIGH, 0.03, 0),
    /** By the queue's formula. */
    SERVICE_LEVEL("service_level", Kind.PROPORTION, Period.HOUR, Better.HIGH, 0.03, 0),
    /** Abandoned / answered or abandoned, short abandons left out. */
    ABANDONMENT("abandonment", Kind.PROPORTION, Period.HOUR, Better.LOW, 0.03, 0),
    /** Of the answered, those that waited at all. */
    WAITED("waited", Kind.PROPORTION, Period.HOUR, Better.LOW, 0.03, 0),
    /** The waits of those that waited. */
    SPEED_OF_ANSWER("speed_of_answer", Kind.MEAN, Period.HOUR, Better.LOW, Math.log(1.20), 0),
    /** Talk, hold and after-contact work. */
    HANDLE_TIME("handle_time", Kind.MEAN, Period.HOUR, Better.LOW, Math.log(1.05), 0),
    /** Contacts transferred / handled. */
    TRANSFER_RATE("transfer_rate", Kind.PROPORTION, Period.HOUR, Better.LOW, 0.03, 0),
    /** First contact resolution over 7 days; known once they have passed. */
    FCR("fcr", Kind.PROPORTION, Period.DAY, Better.HIGH, 0.03, 7 * 24 * 3_600_000L),
    /** Answers of at least 4 / answers. */
    CSAT("csat_share", Kind.PROPORTION, Period.DAY, Better.HIGH, 0.03, 0),
    /** Net promoters as a fraction between -1 and 1. */
    NPS("nps", Kind.MEAN, Period.DAY, Better.HIGH, 0.05, 0);

    /** Which way is an improvement. */
    public enum Better {
        /** More is better. */
        HIGH,
        /** Less is better. */
        LOW,
        /** Neither: volume. */
        NEITHER
    }

    private final String label;
    private final Kind kind;
    private final Period period;
    private final Better better;
    private final double practicalSize;
    private final long settlesMs;

    Metric(
            String label,
            Kind kind,
            Period period,
            Better better,
            double practicalSize,
            long settlesMs) {
        this.label = label;
        this.kind = kind;
        this.period = period;
        this.better = better;
        this.practicalSize = practicalSize;
        this.settlesMs = settlesMs;
    }

    /** The metric of this label. */
    public static Metric of(String label) {
        for (Metric metric : values()) {
            if (metric.label.equals(label)) {
                return metric;
            }
        }
        throw new IllegalArgumentException(
                "'%s' is no charted metric; want one of %s"
                        .formatted(
                                label,
                                Arrays.stream(values())
                                        .map(Metric::label)
                                        .collect(Collectors.joining(", "))));
    }

    /** The name used in rows, charts and settings. */
    public String label() {
        return label;
    }

    /** How it becomes a residual. */
    public Kind kind() {
        return kind;
    }

    /** How long its intervals are. */
    public Period period() {
        return period;
    }

    /** Which way is an improvement. */
    public Better better() {
        return better;
    }

    /**
     * The smallest change that is worth an alert: of proportions and net promoters in fractions, of
     * counts relative, of durations as a difference of logarithms.
     */
    public double practicalSize() {
        return practicalSize;
    }

    /** How long after the end of an interval its numbers still are provisional by definition. */
    public long settlesMs() {
        return settlesMs;
    }

    /** Whether a day's factor is divided out. */
    boolean byDay() {
        return this == OFFERED;
    }

    /** Whether it is charted as the exponential of a mean of logarithms. */
    public boolean logarithmic() {
        return this == SPEED_OF_ANSWER || this == HANDLE_TIME;
    }
}
