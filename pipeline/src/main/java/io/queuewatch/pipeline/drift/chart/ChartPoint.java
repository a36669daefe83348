package io.queuewatch.pipeline.drift.chart;

/**
 * One point of a chart, in the chart's own unit.
 *
 * @param value what was observed; NaN where there was nothing to observe
 * @param centre the centre line there
 * @param lower the lower limit there; NaN where there is none
 * @param upper the upper limit there; NaN where there is none
 * @param z the distance from the centre in standard deviations of this very point, so that rules
 *     can be run over points whose limits differ; 0 on the centre line, infinite off it where the
 *     baseline knew no variation, NaN where it cannot be told
 */
public record ChartPoint(double value, double centre, double lower, double upper, double z) {

    /** Limits lie this many standard deviations from the centre (Shewhart 1931). */
    static final double WIDTH = 3;

    /** What differs by less than this share differs by rounding. */
    private static final double ROUNDING = 1e-12;

    /** A point with limits three standard deviations from the centre. */
    static ChartPoint of(double value, double centre, double sigma) {
        return of(value, centre, sigma, WIDTH);
    }

    /** A point with limits some standard deviations from the centre. */
    static ChartPoint of(double value, double centre, double sigma, double width) {
        return new ChartPoint(
                value,
                centre,
                centre - width * sigma,
                centre + width * sigma,
                distance(value, centre, sigma));
    }

    private static double distance(double value, double centre, double sigma) {
        double difference = value - centre;
        boolean onCentre =
                Math.abs(difference) <= ROUNDING * Math.max(Math.abs(value), Math.abs(centre));
        // Nothing varied and nothing differs: the division below would be 0 / 0.
        return onCentre && !Double.isNaN(sigma) ? 0 : difference / sigma;
    }

    /** The same point, its limits within what values can be. */
    ChartPoint within(double least, double most) {
        return new ChartPoint(value, centre, Math.max(least, lower), Math.min(most, upper), z);
    }

    /** The side on which the point is beyond its limit; a point on the limit is within it. */
    public Side signal() {
        if (z == 0) {
            return Side.NONE;
        }
        if (value > upper) {
            return Side.ABOVE;
        }
        return value < lower ? Side.BELOW : Side.NONE;
    }
}
