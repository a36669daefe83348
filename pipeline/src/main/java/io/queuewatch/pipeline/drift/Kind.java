package io.queuewatch.pipeline.drift;

/** How a series becomes a residual. */
public enum Kind {
    /** x of n; the level and the shape of the week are on the logit scale. */
    PROPORTION,
    /** A mean of n values: durations on the scale of logarithms, net promoters. */
    MEAN,
    /**
     * A count of an interval; the level and the shape of the week are on the scale of logarithms.
     */
    COUNT;

    private static final double FARTHEST = 30;

    /**
     * How many of the sums are of the rarer outcome, where there are two; NaN where nothing is
     * counted.
     *
     * @param level of the series, by which an outcome is the rarer one
     */
    double rarer(double level, Sums sums) {
        return switch (this) {
            case PROPORTION -> level > 0 ? sums.n() - sums.x() : sums.x();
            case COUNT -> sums.x();
            case MEAN -> Double.NaN;
        };
    }

    /** From the scale of the metric to that of level and shape. */
    double link(double value) {
        return switch (this) {
            case PROPORTION -> Math.log(value / (1 - value));
            case MEAN -> value;
            case COUNT -> Math.log(value);
        };
    }

    /** From the scale of level and shape back to that of the metric. */
    double unlink(double value) {
        double bounded = Math.max(-FARTHEST, Math.min(FARTHEST, value));
        return switch (this) {
            case PROPORTION -> 1 / (1 + Math.exp(-bounded));
            case MEAN -> value;
            case COUNT -> Math.exp(bounded);
        };
    }
}
