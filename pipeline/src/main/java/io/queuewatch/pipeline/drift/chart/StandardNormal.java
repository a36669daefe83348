package io.queuewatch.pipeline.drift.chart;

import org.apache.commons.math3.special.Erf;

/** The standard normal distribution, good in its tails, too. */
public final class StandardNormal {

    private static final double SQRT_2 = Math.sqrt(2);
    private static final double SQRT_2_PI = Math.sqrt(2 * Math.PI);

    /** Below this probability the library's inverse has lost digits. */
    private static final double FAR = 1e-5;

    private static final int STEPS = 8;

    private StandardNormal() {}

    /** φ(x). */
    public static double density(double x) {
        return Math.exp(-x * x / 2) / SQRT_2_PI;
    }

    /** Φ(x), the chance of a smaller value. */
    public static double cumulative(double x) {
        return 0.5 * Erf.erfc(-x / SQRT_2);
    }

    /** The value with this chance of a smaller one; infinite at 0 and 1, NaN outside of them. */
    public static double quantile(double probability) {
        return -upperQuantile(probability);
    }

    /**
     * The value with this chance of a larger one; infinite at 0 and 1, NaN outside of them. Exact
     * to the last digits however small the chance is, which 1 minus it would not be.
     */
    public static double upperQuantile(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            return Double.NaN;
        }
        if (probability == 0) {
            return Double.POSITIVE_INFINITY;
        }
        return probability < FAR ? far(probability) : SQRT_2 * Erf.erfInv(1 - 2 * probability);
    }

    /** Newton's method on the logarithm of the tail, which is nearly a parabola. */
    private static double far(double probability) {
        double goal = Math.log(probability);
        double x = Math.sqrt(-2 * goal);
        for (int i = 0; i < STEPS; i++) {
            double tail = cumulative(-x);
            x += (Math.log(tail) - goal) * tail / density(x);
        }
        return x;
    }
}
