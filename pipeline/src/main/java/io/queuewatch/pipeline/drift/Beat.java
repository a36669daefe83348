package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.kpi.Interval;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/** Metrics whose intervals are over, and known, at the same time. */
enum Beat {
    /** Hours, once they are over. */
    HOUR(Interval.HOUR, Period.HOUR, false),
    /** Days, once they are over. */
    DAY(Interval.DAY, Period.DAY, false),
    /** Days whose numbers are provisional for a while longer. */
    SETTLED_DAY(Interval.DAY, Period.DAY, true);

    /** Intervals of state are kept a little longer than they may be corrected. */
    private static final int KEPT = SeriesMonitor.CORRECTABLE + 24;

    private static final long HOUR_MS = 3_600_000;

    private final Interval interval;
    private final long settlesMs;

    /** The list is one that cannot be changed. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Metric> metrics;

    Beat(Interval interval, Period period, boolean settles) {
        this.interval = interval;
        metrics =
                Arrays.stream(Metric.values())
                        .filter(metric -> metric.period() == period)
                        .filter(metric -> metric.settlesMs() > 0 == settles)
                        .toList();
        settlesMs = metrics.stream().mapToLong(Metric::settlesMs).max().orElse(0);
    }

    /** That of a metric. */
    static Beat of(Metric metric) {
        return Arrays.stream(values())
                .filter(beat -> beat.metrics.contains(metric))
                .findFirst()
                .orElseThrow();
    }

    /** The metrics, in their order. */
    List<Metric> metrics() {
        return metrics;
    }

    /** How long its intervals are. */
    Interval interval() {
        return interval;
    }

    /** The interval after the one that starts then. */
    long next(long start, ZoneId zone) {
        return interval.end(start, zone);
    }

    /**
     * When an interval is scored.
     *
     * @param start its beginning
     * @param zone of its hours and days
     * @param graceMs how long after its end, in milliseconds
     */
    long due(long start, ZoneId zone, long graceMs) {
        return interval.end(start, zone) + settlesMs + graceMs;
    }

    /** Beginnings from here on are kept, once event time has reached a moment. */
    long keptFrom(long reached) {
        return reached - settlesMs - KEPT * (interval == Interval.HOUR ? HOUR_MS : 24 * HOUR_MS);
    }

    /** Intervals of all beats told apart in one state. */
    long key(long start) {
        return start * values().length + ordinal();
    }

    static Beat ofKey(long key) {
        return values()[(int) Math.floorMod(key, (long) values().length)];
    }

    static long startOfKey(long key) {
        return Math.floorDiv(key, (long) values().length);
    }
}
