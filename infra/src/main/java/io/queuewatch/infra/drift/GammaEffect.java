package io.queuewatch.infra.drift;

import org.apache.commons.math3.distribution.GammaDistribution;

/**
 * Turns a standard normal variable into a gamma variable of mean 1, quantile for quantile, so that
 * counts about it are negative binomial whatever the memory of the normal one. Quantiles are read
 * from a table and interpolated.
 */
final class GammaEffect {

    private static final double WIDEST = 6;
    private static final int PER_SIGMA = 64;

    private final double[] quantiles = new double[2 * (int) WIDEST * PER_SIGMA + 2];

    /**
     * A gamma effect.
     *
     * @param dispersion its squared coefficient of variation
     */
    GammaEffect(double dispersion) {
        GammaDistribution gamma = new GammaDistribution(null, 1 / dispersion, dispersion);
        for (int i = 0; i < quantiles.length; i++) {
            double z = (double) i / PER_SIGMA - WIDEST;
            quantiles[i] = gamma.inverseCumulativeProbability(Dice.below(z));
        }
    }

    double of(double normal) {
        double at = (Math.max(-WIDEST, Math.min(WIDEST, normal)) + WIDEST) * PER_SIGMA;
        int lower = (int) at;
        return quantiles[lower] + (at - lower) * (quantiles[lower + 1] - quantiles[lower]);
    }
}
