package io.queuewatch.pipeline.drift;

/**
 * Takes from each residual what the residuals before it foretell. A residual is the interval's own
 * effect, which fades by the memory from interval to interval, and the noise of few contacts, which
 * is new each time: z = √s u + √(1 − s) e, s being the share of the effect in the variance, which
 * differs with n. The best forecast of u is Kalman's, and what it leaves is again N(0, 1) and
 * without memory (Harvey, Forecasting, Structural Time Series Models and the Kalman Filter, 1989,
 * chapter 3). With s = 1 this is (z_t − φ z_{t−1}) / √(1 − φ²). After a gap less is foretold, as
 * the memory fades through it.
 *
 * <p>Whitening by the lag-1 correlation of z instead leaves a positive correlation at all larger
 * lags wherever n is small beside the effect, and the CUSUM sums it up to false alarms.
 */
final class Whitener {

    private double mean;
    private double variance = 1;
    private long last = Long.MIN_VALUE;
    private double total = 1;

    Whitener() {}

    Whitener(Whitener other) {
        mean = other.mean;
        variance = other.variance;
        last = other.last;
    }

    /** A whitener that has seen this. */
    Whitener(double mean, double variance, long last) {
        this.mean = mean;
        this.variance = variance;
        this.last = last;
    }

    /**
     * The next residual.
     *
     * @param slot when, counted in intervals
     * @param z the residual
     * @param share of its variance that is the interval's own effect, between 0 and 1
     * @param memory of one interval
     * @return N(0, 1) while nothing has changed
     */
    double next(long slot, double z, double share, double memory) {
        if (memory <= 0) {
            total = 1;
            return z;
        }
        if (last != Long.MIN_VALUE) {
            long steps = Math.max(1, slot - last);
            double fade = steps == 1 ? memory : Math.pow(memory, steps);
            mean *= fade;
            variance = fade * fade * variance + 1 - fade * fade;
        }
        last = slot;
        double root = Math.sqrt(share);
        double innovation = z - root * mean;
        total = share * variance + 1 - share;
        double gain = variance * root / total;
        mean += gain * innovation;
        variance -= gain * root * variance;
        return innovation / Math.sqrt(total);
    }

    /** Variance of the newest residual, given those before it. */
    double innovationVariance() {
        return total;
    }

    double mean() {
        return mean;
    }

    double variance() {
        return variance;
    }

    long last() {
        return last;
    }
}
