package io.queuewatch.pipeline.drift.chart;

import java.util.List;

/**
 * Time between rare events. Waiting times of events that come by chance are exponential; their
 * power 1 / 3.6 is nearly normal, goes onto an individuals chart, and centre and limits come back
 * by the power 3.6. A gap that is still open may be scored as if it ended now: only a signal above
 * then means anything.
 *
 * @param transformed the chart of gaps to the power 1 / 3.6
 * @see "Nelson, A control chart for parts-per-million nonconforming items, Journal of Quality
 *     Technology 26(3), 1994"
 * @see "Montgomery, Introduction to Statistical Quality Control, 7.3.5"
 */
public record TChart(IndividualsChart transformed) implements Chart<Double> {

    private static final double POWER = 3.6;

    /** The chart of a baseline, in the unit of its gaps; NaN stands for a missing point. */
    public static TChart fit(List<Double> gaps, Baseline baseline) {
        return new TChart(
                IndividualsChart.fit(gaps.stream().map(TChart::transform).toList(), baseline));
    }

    private static double transform(double gap) {
        if (gap < 0) {
            throw new IllegalArgumentException("%s between events: want 0 or more".formatted(gap));
        }
        return Math.pow(gap, 1 / POWER);
    }

    private static double back(double transformed) {
        return Math.pow(Math.max(0, transformed), POWER);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException where the gap is negative
     */
    @Override
    public ChartPoint point(Double gap) {
        ChartPoint point = transformed.point(transform(gap));
        return new ChartPoint(
                gap, back(point.centre()), back(point.lower()), back(point.upper()), point.z());
    }
}
