package io.queuewatch.pipeline.drift;

import java.util.Arrays;
import java.util.Collection;

/**
 * The sums of every metric side by side in one array, as they travel: n, x and y of each. A metric
 * of which nothing is said has NaN for its n.
 */
final class Counts {

    private static final int EACH = 3;

    /** The length of the array. */
    static final int LENGTH = EACH * Metric.values().length;

    private Counts() {}

    /** Nothing is said of any metric. */
    static double[] silent() {
        double[] counts = new double[LENGTH];
        Arrays.fill(counts, Double.NaN);
        return counts;
    }

    /** Nothing happened to any metric of a beat. */
    static double[] nothing(Beat beat) {
        double[] counts = silent();
        for (Metric metric : beat.metrics()) {
            put(counts, metric, metric.kind() == Kind.COUNT ? Sums.count(0) : Sums.NONE);
        }
        return counts;
    }

    static void put(double[] counts, Metric metric, Sums sums) {
        int at = EACH * metric.ordinal();
        counts[at] = sums.n();
        counts[at + 1] = sums.x();
        counts[at + 2] = sums.y();
    }

    /** The sums of a metric; null where nothing is said of it. */
    static Sums of(double[] counts, Metric metric) {
        int at = EACH * metric.ordinal();
        return Double.isNaN(counts[at])
                ? null
                : new Sums(counts[at], counts[at + 1], counts[at + 2]);
    }

    /** Parts of one interval together; what no part says anything of did not happen. */
    static double[] total(Beat beat, Collection<double[]> parts) {
        double[] total = nothing(beat);
        for (Metric metric : beat.metrics()) {
            Sums sums = Sums.NONE;
            for (double[] part : parts) {
                Sums more = of(part, metric);
                sums = more == null ? sums : sums.plus(more);
            }
            // However many parts it has, a count is of one interval.
            put(total, metric, metric.kind() == Kind.COUNT ? Sums.count((long) sums.x()) : sums);
        }
        return total;
    }
}
