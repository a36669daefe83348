package io.queuewatch.pipeline.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A change that a detector has noticed in one series.
 *
 * @param detector what noticed it
 * @param up whether the value is higher than expected
 * @param raisedAt beginning of the interval at which it was noticed, in epoch milliseconds
 * @param changedAt beginning of the interval in which the change began, as estimated when it was
 *     noticed
 * @param endedAt beginning of the interval at which it was over; {@link #STANDING} until then
 * @param trial whether the chart was on trial: for information only
 * @param phase of the chart
 * @param baseline version of the baseline
 * @param statistic the detector's, when it was noticed: CUSUM, EWMA or z
 * @param observed sums since the change began, up to the newest interval or its end
 * @param expected what x of the sums would be had nothing changed
 */
public record Signal(
        Detector detector,
        boolean up,
        long raisedAt,
        long changedAt,
        long endedAt,
        boolean trial,
        int phase,
        int baseline,
        double statistic,
        Sums observed,
        double expected) {

    /** Not over. */
    public static final long STANDING = Long.MAX_VALUE;

    /** Whether it is not over. */
    public boolean standing() {
        return endedAt == STANDING;
    }

    /** Whether the change is for the better, for the worse, or neither. */
    public Effect effect(Metric metric) {
        return switch (metric.better()) {
            case NEITHER -> Effect.VOLUME;
            case HIGH -> up ? Effect.BETTER : Effect.WORSE;
            case LOW -> up ? Effect.WORSE : Effect.BETTER;
        };
    }

    /** The value since the change began, on the scale that is charted. */
    public double value() {
        return observed.mean();
    }

    /** What it would be had nothing changed. */
    public double expectedValue() {
        return expected / observed.n();
    }

    /**
     * How large the change is: a difference of proportions or means; of counts relative.
     *
     * @param kind of the metric
     */
    public double size(Kind kind) {
        return kind == Kind.COUNT
                ? observed.x() / expected - 1
                : (observed.x() - expected) / observed.n();
    }

    Signal since(Sums newObserved, double newExpected) {
        return new Signal(
                detector,
                up,
                raisedAt,
                changedAt,
                endedAt,
                trial,
                phase,
                baseline,
                statistic,
                newObserved,
                newExpected);
    }

    Signal ended(long at) {
        return new Signal(
                detector, up, raisedAt, changedAt, at, trial, phase, baseline, statistic, observed,
                expected);
    }

    /** Whether both are about the same trouble: of one detector and side, with a time in common. */
    boolean same(Signal other) {
        return detector == other.detector
                && trial == other.trial
                && up == other.up
                && raisedAt <= other.endedAt
                && other.raisedAt <= endedAt;
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(detector.ordinal());
        out.writeBoolean(up);
        out.writeLong(raisedAt);
        out.writeLong(changedAt);
        out.writeLong(endedAt);
        out.writeBoolean(trial);
        out.writeInt(phase);
        out.writeInt(baseline);
        out.writeDouble(statistic);
        out.writeDouble(observed.n());
        out.writeDouble(observed.x());
        out.writeDouble(observed.y());
        out.writeDouble(expected);
    }

    static Signal read(DataInput in) throws IOException {
        return new Signal(
                Detector.values()[in.readByte()],
                in.readBoolean(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readBoolean(),
                in.readInt(),
                in.readInt(),
                in.readDouble(),
                new Sums(in.readDouble(), in.readDouble(), in.readDouble()),
                in.readDouble());
    }
}
