package io.queuewatch.pipeline.drift.chart;

import java.util.List;

/**
 * The I of I-MR: single values, x̄ ± 3 MR̄ / d₂(2). For values that do not depend on one another:
 * autocorrelation φ makes moving ranges, and so these limits, too small by √(1 − φ).
 *
 * @param mean x̄; NaN where the baseline is empty
 * @param sigma the standard deviation; NaN where no two points of the baseline are neighbours
 * @see <a href="https://www.itl.nist.gov/div898/handbook/pmc/section3/pmc322.htm">NIST/SEMATECH
 *     e-Handbook, 6.3.2.2</a>
 */
public record IndividualsChart(double mean, double sigma) implements Chart<Double> {

    /** The chart of a baseline; NaN stands for a missing point. */
    public static IndividualsChart fit(List<Double> values, Baseline baseline) {
        return new IndividualsChart(
                Values.mean(values, baseline),
                Values.meanMovingRange(values, baseline) / ControlConstants.D2_OF_2);
    }

    @Override
    public ChartPoint point(Double value) {
        return ChartPoint.of(value, mean, sigma);
    }
}
