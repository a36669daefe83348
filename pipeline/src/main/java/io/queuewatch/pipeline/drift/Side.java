package io.queuewatch.pipeline.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** One side of a detector of drift: its statistic, and what happened since it was last zero. */
final class Side {

    static final long NEVER = Long.MIN_VALUE;

    double statistic;
    long since = NEVER;
    double n;
    double x;
    double y;
    double expected;

    Side() {}

    Side(Side other) {
        statistic = other.statistic;
        since = other.since;
        n = other.n;
        x = other.x;
        y = other.y;
        expected = other.expected;
    }

    /**
     * The next interval.
     *
     * @param value of the statistic, at least 0
     * @param start beginning of the interval
     * @param sums of the interval
     * @param expectedX x of the sums, had nothing changed
     */
    void next(double value, long start, Sums sums, double expectedX) {
        statistic = value;
        if (value <= 0) {
            clear();
            return;
        }
        if (since == NEVER) {
            since = start;
        }
        n += sums.n();
        x += sums.x();
        y += sums.y();
        expected += expectedX;
    }

    void clear() {
        statistic = 0;
        since = NEVER;
        n = 0;
        x = 0;
        y = 0;
        expected = 0;
    }

    Sums sums() {
        return new Sums(n, x, y);
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(statistic);
        out.writeLong(since);
        out.writeDouble(n);
        out.writeDouble(x);
        out.writeDouble(y);
        out.writeDouble(expected);
    }

    void read(DataInput in) throws IOException {
        statistic = in.readDouble();
        since = in.readLong();
        n = in.readDouble();
        x = in.readDouble();
        y = in.readDouble();
        expected = in.readDouble();
    }
}
