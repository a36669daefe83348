package io.queuewatch.pipeline.drift.chart;

import java.util.List;

/**
 * Events of intervals that are all alike: c̄ ± 3 √c̄, not below 0.
 *
 * @param mean c̄, events of an interval; NaN where the baseline is empty
 * @see <a href="https://www.itl.nist.gov/div898/handbook/pmc/section3/pmc331.htm">NIST/SEMATECH
 *     e-Handbook, 6.3.3.1; Montgomery, Introduction to Statistical Quality Control, 7.3</a>
 */
public record CChart(double mean) implements Chart<Double> {

    /** The chart of a baseline; NaN stands for an interval without data. */
    public static CChart fit(List<Double> counts, Baseline baseline) {
        return new CChart(Values.mean(counts, baseline));
    }

    @Override
    public ChartPoint point(Double count) {
        return ChartPoint.of(count, mean, Math.sqrt(mean)).within(0, Double.POSITIVE_INFINITY);
    }
}
