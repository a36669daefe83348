package io.queuewatch.pipeline.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a person has decided about a span of a series; kept, so that the chart can be drawn again.
 *
 * @param from beginning of its first interval, in epoch milliseconds
 * @param to beginning of its last interval; of a confirmed change that of the newest interval when
 *     it was confirmed
 * @param before the phase in which the decision found the first interval
 * @param phase that begins with the first interval; {@code before} where the span is excluded
 * @param baseline of that phase; null where the span is excluded
 */
record Decision(long from, long to, int before, int phase, Baseline baseline) {

    /** Whether a phase begins; else the span is excluded. */
    boolean confirms() {
        return baseline != null;
    }

    boolean covers(long start) {
        return from <= start && start <= to;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(from);
        out.writeLong(to);
        out.writeInt(before);
        out.writeInt(phase);
        out.writeBoolean(confirms());
        if (confirms()) {
            baseline.write(out);
        }
    }

    static Decision read(int version, DataInput in) throws IOException {
        return new Decision(
                in.readLong(),
                in.readLong(),
                in.readInt(),
                in.readInt(),
                in.readBoolean() ? Baseline.read(version, in) : null);
    }
}
