package io.queuewatch.pipeline.drift.chart;

import java.util.List;

/**
 * Contacts between rare events: ḡ ± 3 √(ḡ (ḡ + 1)), not below 0. The centre line is the median, so
 * that runs on one side of it mean what they mean elsewhere; z is made from the mid-p of the
 * geometric distribution, since counts between events are far from normal. A gap that is still open
 * may be scored as if it ended now: only a signal above then means anything.
 *
 * @param mean ḡ, contacts without the event between two of them; NaN where the baseline is empty
 * @param median their median
 * @see "Benneyan, Number-between g-type statistical quality control charts for monitoring adverse
 *     events, Health Care Management Science 4, 2001"
 * @see "Provost and Murray, The Health Care Data Guide, on the median as the centre"
 */
public record GChart(double mean, double median) implements Chart<Double> {

    /** The chart of a baseline; NaN stands for a missing point. */
    public static GChart fit(List<Double> counts, Baseline baseline) {
        return new GChart(Values.mean(counts, baseline), Values.median(counts, baseline));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException where the count is negative
     */
    @Override
    public ChartPoint point(Double count) {
        if (count < 0) {
            throw new IllegalArgumentException(
                    "%s contacts between events: want 0 or more".formatted(count));
        }
        double sigma = Math.sqrt(mean * (mean + 1));
        return new ChartPoint(
                count,
                median,
                Math.max(0, mean - ChartPoint.WIDTH * sigma),
                mean + ChartPoint.WIDTH * sigma,
                z(count));
    }

    /** From the chance of a longer gap, and half of that of one as long. */
    private double z(double count) {
        double p = 1 / (1 + mean);
        double upperTail = Math.pow(1 - p, count) * (1 - p / 2);
        return StandardNormal.upperQuantile(upperTail);
    }
}
