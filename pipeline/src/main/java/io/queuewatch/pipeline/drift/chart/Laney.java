package io.queuewatch.pipeline.drift.chart;

import java.util.List;

/**
 * σ_z of Laney: how much wider proportions or rates vary from point to point than chance alone
 * would have it, by the mean moving range of their z. 1.128 is d₂(2) as Laney rounds it.
 *
 * @see "Laney, Improved control charts for attributes, Quality Engineering 14(4), 2002"
 */
final class Laney {

    private static final double D2 = 1.128;

    private Laney() {}

    /** σ_z of a baseline on its plain chart; NaN where there are no two neighbours. */
    static double sigmaZ(Chart<Counted> plain, List<Counted> samples, Baseline baseline) {
        List<Double> z = plain.plot(samples).stream().map(ChartPoint::z).toList();
        return Values.meanMovingRange(z, baseline) / D2;
    }
}
