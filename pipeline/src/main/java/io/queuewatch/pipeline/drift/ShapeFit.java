package io.queuewatch.pipeline.drift;

import java.util.function.IntToDoubleFunction;

/**
 * The shape of a week from what its intervals say by themselves: smoothed over the neighbours where
 * it differs from the parent's shape, but for steps that chance does not explain (James and Stein's
 * estimator, positive part, of the difference to the neighbours), such as the hour of opening; then
 * shrunk to the parent's.
 */
final class ShapeFit {

    private static final double PSEUDO_OBSERVATIONS = 20;

    private final Shape parent;
    private final double[] own;
    private final double[] variance;

    /**
     * A fit.
     *
     * @param parent the shape of what the series is a part of, or null
     * @param own how each interval differs from the level and the parent's shape; NaN where that is
     *     not known
     * @param variance of what it differs by
     */
    ShapeFit(Shape parent, double[] own, double[] variance) {
        this.parent = parent;
        this.own = own;
        this.variance = variance;
    }

    /**
     * Fits it.
     *
     * @param smooths whether neighbours are alike: hours are, days of the week are not
     * @param varianceOfOne what one observation of an interval tells
     * @param shape takes the shape
     * @param error takes the variance of the shape
     */
    void fit(boolean smooths, IntToDoubleFunction varianceOfOne, double[] shape, double[] error) {
        for (int c = 0; c < own.length; c++) {
            error[c] = 0;
            if (Double.isNaN(own[c])) {
                shape[c] = parent == null ? Double.NaN : parent.at(c);
                continue;
            }
            error[c] = variance[c];
            double smooth = smooths ? smoothed(c, error) : own[c];
            if (parent == null) {
                shape[c] = smooth;
                continue;
            }
            double observations = varianceOfOne.applyAsDouble(c) / variance[c];
            double trusted = observations / (observations + PSEUDO_OBSERVATIONS);
            shape[c] = parent.at(c) + smooth * trusted;
            error[c] *= trusted * trusted;
        }
    }

    private double smoothed(int c, double[] error) {
        double sum = 0;
        double precision = 0;
        for (int step = -1; step <= 1; step += 2) {
            int other = Math.floorMod(c + step, own.length);
            if (!Double.isNaN(own[other])) {
                sum += own[other] / variance[other];
                precision += 1 / variance[other];
            }
        }
        if (precision == 0) {
            return own[c];
        }
        double step = own[c] - sum / precision;
        double chance = variance[c] + 1 / precision;
        double keep = Math.max(0, 1 - chance / Math.max(step * step, 1e-300));
        double smooth = (sum + own[c] / variance[c]) / (precision + 1 / variance[c]);
        error[c] = (1 - keep) / (precision + 1 / variance[c]) + keep * variance[c];
        return smooth + keep * (own[c] - smooth);
    }
}
