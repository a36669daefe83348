package io.queuewatch.pipeline.drift.chart;

import java.util.List;

/**
 * The S of x̄-S: standard deviations of intervals of any size, σ (c₄(nᵢ) ± 3 √(1 − c₄(nᵢ)²)), not
 * below 0.
 *
 * @param sigma the standard deviation within intervals; NaN where none has 2 values
 * @see <a href="https://www.itl.nist.gov/div898/handbook/pmc/section3/pmc321.htm">NIST/SEMATECH
 *     e-Handbook, 6.3.2.1; Montgomery, Introduction to Statistical Quality Control, 6.3</a>
 */
public record SChart(double sigma) implements Chart<Subgroup> {

    /** The chart of a baseline. */
    public static SChart fit(List<Subgroup> subgroups, Baseline baseline) {
        return new SChart(WithinSigma.of(subgroups, baseline));
    }

    /** {@inheritDoc} Below 2 values there is none: value and limits are NaN. */
    @Override
    public ChartPoint point(Subgroup subgroup) {
        if (subgroup.n() < 2) {
            return ChartPoint.of(Double.NaN, Double.NaN, Double.NaN);
        }
        return ChartPoint.of(
                        subgroup.deviation(),
                        sigma * ControlConstants.c4(subgroup.n()),
                        sigma * ControlConstants.c5(subgroup.n()))
                .within(0, Double.POSITIVE_INFINITY);
    }
}
