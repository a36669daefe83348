package io.queuewatch.pipeline.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The newest scored intervals of a series, and from which of them on it has most likely been
 * another. Immutable.
 */
final class Recent {

    static final Recent NONE = new Recent(new Scored[0]);

    private static final int KEPT = 72;

    private final Scored[] newest;

    private Recent(Scored[] newest) {
        this.newest = newest;
    }

    Recent plus(Scored next) {
        int kept = Math.min(newest.length, KEPT - 1);
        Scored[] more = Arrays.copyOfRange(newest, newest.length - kept, newest.length + 1);
        more[kept] = next;
        return new Recent(more);
    }

    /**
     * The interval with which a lasting change of the mean has most likely begun, by the likelihood
     * of the whitened residuals: Pignatiello and Samuel, Estimation of the change point of a normal
     * process mean in SPC applications, Journal of Quality Technology 33 (2001). The interval after
     * the CUSUM was last zero is often hours too early, since chance may have raised it before.
     *
     * @param since no earlier interval is meant
     * @param up whether the mean is higher
     * @return intervals from then on, the first one first
     */
    Recent sinceChange(long since, boolean up) {
        double sum = 0;
        double best = 0;
        int from = newest.length - 1;
        for (int i = newest.length - 1; i >= 0 && newest[i].start >= since; i--) {
            sum += up ? newest[i].whitened : -newest[i].whitened;
            double likelihood = sum <= 0 ? 0 : sum * sum / (newest.length - i);
            if (likelihood > best) {
                best = likelihood;
                from = i;
            }
        }
        return new Recent(Arrays.copyOfRange(newest, from, newest.length));
    }

    Scored newest() {
        return newest[newest.length - 1];
    }

    long start() {
        return newest[0].start;
    }

    Sums sums() {
        Sums all = Sums.NONE;
        for (Scored scored : newest) {
            all = all.plus(scored.sums);
        }
        return all;
    }

    double expected() {
        double all = 0;
        for (Scored scored : newest) {
            all += scored.expected;
        }
        return all;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(newest.length);
        for (Scored scored : newest) {
            out.writeLong(scored.start);
            out.writeDouble(scored.whitened);
            out.writeDouble(scored.sums.n());
            out.writeDouble(scored.sums.x());
            out.writeDouble(scored.sums.y());
            out.writeDouble(scored.expected);
        }
    }

    static Recent read(DataInput in) throws IOException {
        Scored[] newest = new Scored[in.readInt()];
        for (int i = 0; i < newest.length; i++) {
            newest[i] =
                    new Scored(
                            in.readLong(),
                            in.readDouble(),
                            new Sums(in.readDouble(), in.readDouble(), in.readDouble()),
                            in.readDouble());
        }
        return new Recent(newest);
    }

    /**
     * A scored interval.
     *
     * @param start its beginning
     * @param whitened its whitened residual
     * @param sums of it, and of those that were carried into it
     * @param expected x of the sums
     */
    record Scored(long start, double whitened, Sums sums, double expected) {}
}
