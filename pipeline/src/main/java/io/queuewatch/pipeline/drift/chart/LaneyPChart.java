package io.queuewatch.pipeline.drift.chart;

import java.util.List;

/**
 * Laney's p′: proportions that vary by more than chance from interval to interval, p̄ ± 3 σ_z √(p̄
 * (1 − p̄) / nᵢ), within [0, 1].
 *
 * @param mean p̄, the proportion of the whole baseline; NaN where it had no contact
 * @param sigmaZ Laney's σ_z; 1 where chance explains all variation, NaN where no two points are
 *     neighbours
 * @see "Laney, Improved control charts for attributes, Quality Engineering 14(4), 2002"
 * @see "Mohammed and Laney, Overdispersion in health care performance data, Quality and Safety in
 *     Health Care 15, 2006"
 */
public record LaneyPChart(double mean, double sigmaZ) implements Chart<Counted> {

    /** The chart of a baseline. */
    public static LaneyPChart fit(List<Counted> samples, Baseline baseline) {
        PChart plain = PChart.fit(samples, baseline);
        return new LaneyPChart(plain.mean(), Laney.sigmaZ(plain, samples, baseline));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException where more have the property than there are
     */
    @Override
    public ChartPoint point(Counted sample) {
        return ChartPoint.of(
                        PChart.proportion(sample), mean, sigmaZ * new PChart(mean).sigma(sample))
                .within(0, 1);
    }
}
