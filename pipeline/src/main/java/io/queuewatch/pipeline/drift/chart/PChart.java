package io.queuewatch.pipeline.drift.chart;

import java.util.List;

/**
 * Proportions of intervals of any size: p̄ ± 3 √(p̄ (1 − p̄) / nᵢ), within [0, 1].
 *
 * @param mean p̄, the proportion of the whole baseline; NaN where it had no contact
 * @see <a href="https://www.itl.nist.gov/div898/handbook/pmc/section3/pmc332.htm">NIST/SEMATECH
 *     e-Handbook, 6.3.3.2; Montgomery, Introduction to Statistical Quality Control, 7.2</a>
 */
public record PChart(double mean) implements Chart<Counted> {

    /** The chart of a baseline. */
    public static PChart fit(List<Counted> samples, Baseline baseline) {
        return new PChart(Pooled.rate(samples, baseline));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException where more have the property than there are
     */
    @Override
    public ChartPoint point(Counted sample) {
        return ChartPoint.of(proportion(sample), mean, sigma(sample)).within(0, 1);
    }

    /** The share of a sample. */
    static double proportion(Counted sample) {
        if (sample.count() > sample.size()) {
            throw new IllegalArgumentException(
                    "%s out of %s is no proportion".formatted(sample.count(), sample.size()));
        }
        return sample.rate();
    }

    /** The standard deviation that chance alone gives; NaN where there was no contact. */
    double sigma(Counted sample) {
        return sample.size() == 0 ? Double.NaN : Math.sqrt(mean * (1 - mean) / sample.size());
    }
}
