package io.queuewatch.pipeline.drift;

/**
 * How far the sums of an interval are from what was expected.
 *
 * @param z N(0, 1) while nothing has changed
 * @param share of its variance that is the interval's own effect and may be foretold
 */
record Residual(double z, double share) {

    /**
     * Of sums, expectation and spread.
     *
     * @param kind of the metric
     * @param sums of the interval, and of those that were carried into it
     * @param expected x of the sums
     * @param within variance of single values, of means
     * @param spread between intervals, as in {@link Baseline}
     */
    static Residual of(Kind kind, Sums sums, double expected, double within, double spread) {
        double n = sums.n();
        return switch (kind) {
            case PROPORTION -> {
                double p = expected / n;
                double correlation = Math.min(0.99, spread * p * (1 - p));
                double own = (n - 1) * correlation;
                yield new Residual(MidP.betaBinomial(sums.x(), n, p, correlation), own / (1 + own));
            }
            case COUNT ->
                    new Residual(
                            MidP.negativeBinomial(sums.x(), expected, spread),
                            spread * expected / (1 + spread * expected));
            case MEAN -> {
                double variance = within / n + spread;
                yield new Residual(
                        (sums.x() - expected) / n / Math.sqrt(variance), spread / variance);
            }
        };
    }

    /**
     * A limit of the chart, on the scale of the metric: so many standard deviations from the
     * expected, taken on the scale of level and shape so that it stays possible.
     */
    static double limit(
            Kind kind, double n, double expected, double within, double spread, double sigmas) {
        double mean = expected / n;
        return switch (kind) {
            case PROPORTION ->
                    kind.unlink(
                            kind.link(mean)
                                    + sigmas * Math.sqrt(1 / (n * mean * (1 - mean)) + spread));
            case COUNT -> mean * Math.exp(sigmas * Math.sqrt(1 / expected + spread));
            case MEAN -> mean + sigmas * Math.sqrt(within / n + spread);
        };
    }
}
