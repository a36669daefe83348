package io.queuewatch.pipeline.drift.chart;

import java.util.List;

/**
 * Events by exposure: ū ± 3 √(ū / nᵢ), not below 0.
 *
 * @param mean ū, the rate of the whole baseline; NaN where it had no exposure
 * @see <a href="https://www.itl.nist.gov/div898/handbook/pmc/section3/pmc331.htm">NIST/SEMATECH
 *     e-Handbook, 6.3.3.1; Montgomery, Introduction to Statistical Quality Control, 7.3</a>
 */
public record UChart(double mean) implements Chart<Counted> {

    /** The chart of a baseline. */
    public static UChart fit(List<Counted> samples, Baseline baseline) {
        return new UChart(Pooled.rate(samples, baseline));
    }

    @Override
    public ChartPoint point(Counted sample) {
        return ChartPoint.of(sample.rate(), mean, sigma(sample))
                .within(0, Double.POSITIVE_INFINITY);
    }

    /** The standard deviation that chance alone gives; NaN where there was no exposure. */
    double sigma(Counted sample) {
        return sample.size() == 0 ? Double.NaN : Math.sqrt(mean / sample.size());
    }
}
