package io.queuewatch.pipeline.drift;

import org.apache.commons.math3.special.Gamma;

/**
 * Counts made into z: the standard normal quantile of P(X &lt; x) + ½ P(X = x). The tail that is
 * the smaller one is summed, from x away from the mean, so that far tails keep their precision.
 * Mid-p: Lancaster, Significance tests in discrete distributions, JASA 56 (1961).
 */
final class MidP {

    /** Below this correlation within an interval the beta-binomial is the binomial. */
    private static final double NO_CORRELATION = 1e-7;

    private static final double NEGLIGIBLE = 1e-17;

    private MidP() {}

    /**
     * The z of x successes among n whose chance varies between intervals.
     *
     * @param x successes
     * @param n trials, at least 1
     * @param p mean chance, between 0 and 1, both excluded
     * @param correlation of two trials of one interval: variance of the chance / (p (1 - p)); 0 is
     *     the binomial
     */
    static double betaBinomial(double x, double n, double p, double correlation) {
        boolean lower = x <= n * p;
        // The upper tail of successes is the lower tail of failures.
        double k = lower ? x : n - x;
        double chance = lower ? p : 1 - p;
        double tail =
                correlation < NO_CORRELATION
                        ? binomialTail(k, n, chance)
                        : betaBinomialTail(k, n, chance, 1 / correlation - 1);
        double z = Normal.quantile(tail);
        return lower ? z : -z;
    }

    private static double binomialTail(double x, double n, double p) {
        double term = Math.exp(choose(n, x) + x * Math.log(p) + (n - x) * Math.log1p(-p));
        double odds = (1 - p) / p;
        double sum = term / 2;
        for (double k = x; k >= 1 && term > sum * NEGLIGIBLE; k--) {
            term *= k / (n - k + 1) * odds;
            sum += term;
        }
        return sum;
    }

    private static double betaBinomialTail(double x, double n, double p, double size) {
        double a = p * size;
        double b = size - a;
        double term = Math.exp(choose(n, x) + logBeta(x + a, n - x + b) - logBeta(a, b));
        double sum = term / 2;
        for (double k = x; k >= 1 && term > sum * NEGLIGIBLE; k--) {
            term *= k / (n - k + 1) * ((n - k + b) / (k - 1 + a));
            sum += term;
        }
        return sum;
    }

    /**
     * The z of a count whose mean varies between intervals.
     *
     * @param x the count
     * @param mean its mean, above 0
     * @param dispersion the squared coefficient of variation of the mean: variance of the count =
     *     mean + dispersion * mean²; 0 is Poisson
     */
    static double negativeBinomial(double x, double mean, double dispersion) {
        double size = 1 / Math.max(dispersion, NO_CORRELATION);
        double chance = mean / (mean + size);
        double term =
                Math.exp(
                        Gamma.logGamma(x + size)
                                - Gamma.logGamma(size)
                                - Gamma.logGamma(x + 1)
                                + size * Math.log1p(-chance)
                                + x * Math.log(chance));
        double sum = term / 2;
        boolean lower = x <= mean;
        if (lower) {
            for (double k = x; k >= 1 && term > sum * NEGLIGIBLE; k--) {
                term *= k / ((k - 1 + size) * chance);
                sum += term;
            }
        } else {
            for (double k = x; term > sum * NEGLIGIBLE; k++) {
                term *= (k + size) / (k + 1) * chance;
                sum += term;
            }
        }
        double z = Normal.quantile(sum);
        return lower ? z : -z;
    }

    private static double choose(double n, double k) {
        return Gamma.logGamma(n + 1) - Gamma.logGamma(k + 1) - Gamma.logGamma(n - k + 1);
    }

    private static double logBeta(double a, double b) {
        return Gamma.logGamma(a) + Gamma.logGamma(b) - Gamma.logGamma(a + b);
    }
}
