package io.queuewatch.pipeline.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a series is like while nothing has changed: a level and a shape of the week, and how far
 * intervals are from them. Immutable; a refit is a new version.
 *
 * @param version counts the fits of the series, from 1
 * @param since the slot from which it is in force
 * @param weeks the weeks it was fitted from
 * @param level on the scale of the kind
 * @param shape of the week, added to the level
 * @param base the sum of n of each interval of the week, as weighted in the fit
 * @param error variance of level and shape themselves, as far as they are known, by interval of the
 *     week
 * @param spread variance between intervals beyond what n explains: of the logit of a proportion, of
 *     a mean on its scale; of a count the squared coefficient of variation of its mean
 * @param within variance of single values about the mean of their interval; 0 but for means
 * @param daySpread squared coefficient of variation of the factor of a day; 0 where days are not
 *     divided out
 * @param memory how much of an interval's own effect is left one interval later, between 0 and 0.95
 * @param daily how many of the rarer outcome of a proportion, or of a count, a day brings; NaN of
 *     means
 * @param laney Laney's multiplicative sigma: the standard deviation of residuals that know of no
 *     spread; for comparison only
 */
public record Baseline(
        int version,
        long since,
        int weeks,
        double level,
        Shape shape,
        Shape base,
        Shape error,
        double spread,
        double within,
        double daySpread,
        double memory,
        double daily,
        double laney) {

    /** Where a day brings fewer, the gaps between them are scored. */
    static final double RARE = 1;

    /** On the scale of the kind; NaN where the interval of the week is not known. */
    double linked(int cell) {
        return level + shape.at(cell);
    }

    /**
     * Whether what is counted is so rare that the gaps between events tell more than the counts.
     */
    boolean rare() {
        return daily < RARE;
    }

    /** The least chance of one that can be told: half of one in all that it was fitted from. */
    double least() {
        double all = 0;
        for (int cell = 0; cell < base.cells(); cell++) {
            all += base.at(cell);
        }
        return 0.5 / Math.max(1, all);
    }

    /** The same with another level. */
    Baseline at(int newVersion, long slot, double newLevel, double newDaily) {
        return new Baseline(
                newVersion,
                slot,
                weeks,
                newLevel,
                shape,
                base,
                error,
                spread,
                within,
                daySpread,
                memory,
                newDaily,
                laney);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(version);
        out.writeLong(since);
        out.writeInt(weeks);
        out.writeDouble(level);
        shape.write(out);
        base.write(out);
        error.write(out);
        out.writeDouble(spread);
        out.writeDouble(within);
        out.writeDouble(daySpread);
        out.writeDouble(memory);
        out.writeDouble(daily);
        out.writeDouble(laney);
    }

    /**
     * Reads what was written.
     *
     * @param version of what was written; the first did not tell what is rare
     */
    static Baseline read(int version, DataInput in) throws IOException {
        return new Baseline(
                in.readInt(),
                in.readLong(),
                in.readInt(),
                in.readDouble(),
                Shape.read(in),
                Shape.read(in),
                Shape.read(in),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                version > 1 ? in.readDouble() : Double.NaN,
                in.readDouble());
    }
}
