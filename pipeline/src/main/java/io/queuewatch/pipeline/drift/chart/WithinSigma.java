package io.queuewatch.pipeline.drift.chart;

import java.util.List;

/**
 * The standard deviation within subgroups of any size: s / c₄(n) of each, weighted by c₄² / (1 −
 * c₄²), which is the linear unbiased estimate of the smallest variance. Where all sizes are the
 * same it is s̄ / c₄.
 *
 * @see "Burr, Control charts for measurements with varying sample sizes, Journal of Quality
 *     Technology 1(3), 1969"
 */
final class WithinSigma {

    private WithinSigma() {}

    /** That of a baseline; NaN where no subgroup has 2 values. */
    static double of(List<Subgroup> subgroups, Baseline baseline) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < subgroups.size(); i++) {
            Subgroup subgroup = subgroups.get(i);
            if (baseline.contains(i) && subgroup.n() >= 2) {
                double c4 = ControlConstants.c4(subgroup.n());
                double weight = Math.pow(c4 / ControlConstants.c5(subgroup.n()), 2);
                sum += weight * subgroup.deviation() / c4;
                weights += weight;
            }
        }
        return sum / weights;
    }
}
