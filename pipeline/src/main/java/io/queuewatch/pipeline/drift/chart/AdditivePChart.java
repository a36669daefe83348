package io.queuewatch.pipeline.drift.chart;

import java.util.List;

/**
 * Proportions whose true value varies between intervals: p̄ ± 3 √(p̄ (1 − p̄) / nᵢ + τ²), within
 * [0, 1]. Where Laney's limits go on narrowing as intervals grow, these do not narrow below 3 τ.
 *
 * @param mean p̄, the proportion of the whole baseline; NaN where it had no contact
 * @param betweenVariance τ², the variance of the true proportions
 * @see "Spiegelhalter, Handling over-dispersion of performance indicators, Quality and Safety in
 *     Health Care 14, 2005"
 */
public record AdditivePChart(double mean, double betweenVariance) implements Chart<Counted> {

    /** The chart of a baseline. */
    public static AdditivePChart fit(List<Counted> samples, Baseline baseline) {
        return new AdditivePChart(
                Pooled.rate(samples, baseline),
                Overdispersion.of(samples, baseline).betweenVariance());
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException where more have the property than there are
     */
    @Override
    public ChartPoint point(Counted sample) {
        double chance = new PChart(mean).sigma(sample);
        return ChartPoint.of(
                        PChart.proportion(sample),
                        mean,
                        Math.sqrt(chance * chance + betweenVariance))
                .within(0, 1);
    }
}
