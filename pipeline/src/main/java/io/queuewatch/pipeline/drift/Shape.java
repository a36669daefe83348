package io.queuewatch.pipeline.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * How the intervals of a week differ from its level, on the scale of the {@link Kind}. What is not
 * known of an interval is NaN. Immutable.
 */
public final class Shape {

    private final double[] values;

    Shape(double[] values) {
        this.values = values.clone();
    }

    /** Above or below the level; NaN where it is not known. */
    public double at(int cell) {
        return values[cell];
    }

    /** Intervals of a week. */
    public int cells() {
        return values.length;
    }

    /** Writes it, to be read by {@link #read}. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    /** Reads what {@link #write} has written. */
    public static Shape read(DataInput in) throws IOException {
        double[] values = new double[in.readInt()];
        for (int cell = 0; cell < values.length; cell++) {
            values[cell] = in.readDouble();
        }
        return new Shape(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
