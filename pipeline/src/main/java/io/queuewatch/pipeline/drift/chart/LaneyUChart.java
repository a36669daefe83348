package io.queuewatch.pipeline.drift.chart;

import java.util.List;

/**
 * Laney's u′: events by exposure that vary by more than chance from interval to interval, ū ± 3 σ_z
 * √(ū / nᵢ), not below 0.
 *
 * @param mean ū, the rate of the whole baseline; NaN where it had no exposure
 * @param sigmaZ Laney's σ_z; 1 where chance explains all variation, NaN where no two points are
 *     neighbours
 * @see "Laney, Improved control charts for attributes, Quality Engineering 14(4), 2002"
 */
public record LaneyUChart(double mean, double sigmaZ) implements Chart<Counted> {

    /** The chart of a baseline. */
    public static LaneyUChart fit(List<Counted> samples, Baseline baseline) {
        UChart plain = UChart.fit(samples, baseline);
        return new LaneyUChart(plain.mean(), Laney.sigmaZ(plain, samples, baseline));
    }

    @Override
    public ChartPoint point(Counted sample) {
        return ChartPoint.of(sample.rate(), mean, sigmaZ * new UChart(mean).sigma(sample))
                .within(0, Double.POSITIVE_INFINITY);
    }
}
