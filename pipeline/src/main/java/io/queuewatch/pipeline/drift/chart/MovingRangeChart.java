package io.queuewatch.pipeline.drift.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * The MR of I-MR: how far each value is from the one before, MR̄ (1 ± 3 d₃(2) / d₂(2)), not below
 * 0.
 *
 * @param mean MR̄; NaN where no two points of the baseline are neighbours
 * @see <a href="https://www.itl.nist.gov/div898/handbook/pmc/section3/pmc322.htm">NIST/SEMATECH
 *     e-Handbook, 6.3.2.2</a>
 */
public record MovingRangeChart(double mean) implements Chart<Double> {

    /** The chart of a baseline of values (not of their ranges); NaN stands for a missing point. */
    public static MovingRangeChart fit(List<Double> values, Baseline baseline) {
        return new MovingRangeChart(Values.meanMovingRange(values, baseline));
    }

    /** The ranges of values, NaN for the first and wherever one of the two is missing. */
    public static List<Double> ranges(List<Double> values) {
        List<Double> ranges = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            ranges.add(i == 0 ? Double.NaN : Math.abs(values.get(i) - values.get(i - 1)));
        }
        return ranges;
    }

    @Override
    public ChartPoint point(Double range) {
        return ChartPoint.of(
                        range, mean, mean * ControlConstants.D3_OF_2 / ControlConstants.D2_OF_2)
                .within(0, Double.POSITIVE_INFINITY);
    }
}
