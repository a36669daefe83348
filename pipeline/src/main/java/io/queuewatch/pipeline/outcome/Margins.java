package io.queuewatch.pipeline.outcome;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/** How far answers of some may be from what all would have answered, at 95 % confidence. */
public final class Margins {

    /** With fewer answers there is no margin. */
    private static final long FEWEST = 10;

    private static final double CONFIDENCE = 0.95;
    private static final double NORMAL = 1.96;
    private static final double MILLIONTHS = 1e6;

    private Margins() {}

    /** Half the width of the interval of a mean, t * s / sqrt(n); null below 10 answers. */
    public static Double ofMean(long n, long sumMicro, long sumOfSquaresMicro) {
        if (n < FEWEST) {
            return null;
        }
        double sum = sumMicro / MILLIONTHS;
        double squares = sumOfSquaresMicro / MILLIONTHS;
        // Rounding to millionths may leave a little less than nothing.
        double variance = Math.max(0, squares - sum * sum / n) / (n - 1);
        double t =
                new TDistribution(null, n - 1.0).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
        return t * Math.sqrt(variance / n);
    }

    /** The interval of a share by Wilson's score; null below 10 answers. */
    static ConfidenceInterval ofShare(long n, long hits) {
        return n < FEWEST
                ? null
                : new WilsonScoreInterval()
                        .createInterval(Math.toIntExact(n), Math.toIntExact(hits), CONFIDENCE);
    }

    /**
     * Half the width of the interval of a net promoter score, 1.96 * sqrt(10^4 (P + D - (P - D)^2)
     * / n), P and D being the shares of promoters and detractors; null below 10 answers.
     */
    public static Double ofNetPromoters(long n, long promoters, long detractors) {
        if (n < FEWEST) {
            return null;
        }
        double p = (double) promoters / n;
        double d = (double) detractors / n;
        return NORMAL * 100 * Math.sqrt((p + d - (p - d) * (p - d)) / n);
    }
}
