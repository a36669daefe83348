package io.queuewatch.pipeline.drift.chart;

import java.util.List;

/**
 * The x̄ of x̄-S: means of intervals of any size, x̿ ± 3 σ / √nᵢ.
 *
 * @param mean x̿, the mean of all values of the baseline; NaN where it is empty
 * @param sigma the standard deviation within intervals; NaN where none has 2 values
 * @see <a href="https://www.itl.nist.gov/div898/handbook/pmc/section3/pmc321.htm">NIST/SEMATECH
 *     e-Handbook, 6.3.2.1; Montgomery, Introduction to Statistical Quality Control, 6.3</a>
 */
public record XbarChart(double mean, double sigma) implements Chart<Subgroup> {

    /** The chart of a baseline. */
    public static XbarChart fit(List<Subgroup> subgroups, Baseline baseline) {
        double sum = 0;
        long n = 0;
        for (int i = 0; i < subgroups.size(); i++) {
            if (baseline.contains(i) && subgroups.get(i).n() > 0) {
                sum += subgroups.get(i).n() * subgroups.get(i).mean();
                n += subgroups.get(i).n();
            }
        }
        return new XbarChart(sum / n, WithinSigma.of(subgroups, baseline));
    }

    @Override
    public ChartPoint point(Subgroup subgroup) {
        return subgroup.n() == 0
                ? ChartPoint.of(Double.NaN, mean, Double.NaN)
                : ChartPoint.of(subgroup.mean(), mean, sigma / Math.sqrt((double) subgroup.n()));
    }
}
