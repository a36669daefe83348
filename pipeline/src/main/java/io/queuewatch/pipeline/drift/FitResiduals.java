package io.queuewatch.pipeline.drift;

/**
 * How far the intervals of a history are from what is expected of them, and what that tells of
 * their spread: by the method of moments on winsorised residuals.
 */
final class FitResiduals {

    private static final double FAR_OUT = 4.5;
    private static final double WINSORISED = 4;
    private static final double LARGEST_SPREAD = 4;

    // The 5 % quantile of N(0, 1), and the mean of its squares when it is winsorised there.
    private static final double CLIP = 1.6448536269514722;
    private static final double CLIPPED_SQUARES = 0.8313;

    private final int[] index;
    private final long[] slot;
    private final double[] weight;
    private final double[] difference;
    private final double[] squares;
    private final double[] pure;
    private final double[] chance;
    private final double[] extra;
    private int size;

    FitResiduals(int most) {
        index = new int[most];
        slot = new long[most];
        weight = new double[most];
        difference = new double[most];
        squares = new double[most];
        pure = new double[most];
        chance = new double[most];
        extra = new double[most];
    }

    void clear() {
        size = 0;
    }

    /**
     * One more.
     *
     * @param number of the interval
     * @param at its slot
     * @param weighs its weight
     * @param differs observed less expected
     * @param byChance variance that chance alone gives
     * @param bySpread variance for each unit of spread
     * @param uncertain how far the expectation itself is uncertain, in units of spread
     */
    void add(
            int number,
            long at,
            double weighs,
            double differs,
            double byChance,
            double bySpread,
            double uncertain) {
        index[size] = number;
        slot[size] = at;
        weight[size] = weighs;
        difference[size] = differs;
        squares[size] = differs * differs;
        pure[size] = byChance;
        // What is fitted to itself is nearer than what is to come.
        chance[size] = byChance - Math.min(0.5 * byChance, uncertain * bySpread);
        extra[size] = bySpread;
        size++;
    }

    /** Variance between intervals beyond what chance explains. */
    double spread() {
        return solve(squares, chance, extra, weight, size, 0);
    }

    /** Marks those that are far out by themselves; whether there were any. */
    boolean leaveOutFarOut(double spread, boolean[] out) {
        boolean any = false;
        for (int i = 0; i < size; i++) {
            if (squares[i] > FAR_OUT * FAR_OUT * (chance[i] + spread * extra[i])) {
                out[index[i]] = true;
                any = true;
            }
        }
        return any;
    }

    /** Laney's multiplicative sigma. */
    double laney() {
        double[] none = new double[size];
        double low = 0.1;
        double high = 100;
        double all = 0;
        for (int i = 0; i < size; i++) {
            all += weight[i];
        }
        double[] scaled = new double[size];
        while (high - low > 2e-3 * high && size > 0) {
            double middle = Math.sqrt(low * high);
            for (int i = 0; i < size; i++) {
                scaled[i] = pure[i] * middle * middle;
            }
            if (clipped(squares, scaled, none, weight, size, 0) > CLIPPED_SQUARES * all) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return size == 0 ? 1 : Math.sqrt(low * high);
    }

    /** The memory under which the residuals are likeliest. */
    double memory(double spread) {
        if (spread <= 0) {
            return 0;
        }
        double[] z = new double[size];
        double[] share = new double[size];
        for (int i = 0; i < size; i++) {
            double variance = chance[i] + spread * extra[i];
            double value = difference[i] / Math.sqrt(variance);
            z[i] = Math.max(-WINSORISED, Math.min(WINSORISED, value));
            share[i] = 1 - chance[i] / variance;
        }
        double best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (double memory = 0; memory < 0.96; memory += 0.15) {
            double here = unlikeliness(z, share, memory);
            if (here < least) {
                least = here;
                best = memory;
            }
        }
        double coarse = best;
        for (double memory = Math.max(0, coarse - 0.1); memory < coarse + 0.11; memory += 0.05) {
            double here = memory > 0.951 ? least : unlikeliness(z, share, memory);
            if (here < least) {
                least = here;
                best = memory;
            }
        }
        return best;
    }

    private double unlikeliness(double[] z, double[] share, double memory) {
        Whitener whitener = new Whitener();
        double sum = 0;
        double product = 1;
        for (int i = 0; i < size; i++) {
            double w = whitener.next(slot[i], z[i], share[i], memory);
            sum += w * w;
            product *= whitener.innovationVariance();
            if (product < 1e-200) {
                sum += Math.log(product);
                product = 1;
            }
        }
        return sum + Math.log(product);
    }

    /**
     * The variance between at which the weighted mean of squares / (chance + between * extra),
     * winsorised, is that of N(0, 1).
     */
    static double solve(
            double[] squares,
            double[] chance,
            double[] extra,
            double[] weights,
            int count,
            double least) {
        double all = 0;
        for (int i = 0; i < count; i++) {
            all += weights[i];
        }
        double wanted = CLIPPED_SQUARES * all;
        double low = least;
        if (clipped(squares, chance, extra, weights, count, low) <= wanted) {
            return low;
        }
        double high = Math.max(2 * least, 0.01);
        while (high < LARGEST_SPREAD
                && clipped(squares, chance, extra, weights, count, high) > wanted) {
            low = high;
            high *= 4;
        }
        while (high - low > 2e-3 * high + 1e-7) {
            double middle = (low + high) / 2;
            if (clipped(squares, chance, extra, weights, count, middle) > wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double clipped(
            double[] squares,
            double[] chance,
            double[] extra,
            double[] weights,
            int count,
            double between) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double square = squares[i] / (chance[i] + between * extra[i]);
            sum += weights[i] * Math.min(square, CLIP * CLIP);
        }
        return sum;
    }
}
