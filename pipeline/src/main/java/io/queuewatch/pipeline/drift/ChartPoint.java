package io.queuewatch.pipeline.drift;

import java.util.Set;

/**
 * One interval on the chart, in the metric's own unit: fractions, counts, seconds (the median where
 * durations are lognormal: the exponential of the mean logarithm). What is absent is NaN.
 *
 * @param start beginning of the interval, in epoch milliseconds
 * @param n how many the value is of
 * @param value observed in the interval
 * @param expected the centre line
 * @param lower limit at three standard deviations
 * @param upper limit at three standard deviations
 * @param z the residual; absent where the interval is not scored: learning, closed, or carried into
 *     the next
 * @param whitened the residual without what was foretold by those before it
 * @param cusumUp sum of whitened residuals above k
 * @param cusumDown sum of whitened residuals below -k, as a positive number
 * @param ewma exponentially weighted mean of whitened residuals
 * @param status how far the chart is to be trusted
 * @param phase counts the phases of the series, from 1
 * @param baseline version of the baseline, 0 without one
 * @param standing the signals that stand, or that a person has excluded the interval
 * @param begins what begins with the interval
 */
public record ChartPoint(
        long start,
        double n,
        double value,
        double expected,
        double lower,
        double upper,
        double z,
        double whitened,
        double cusumUp,
        double cusumDown,
        double ewma,
        Status status,
        int phase,
        int baseline,
        Set<ChartEvent> standing,
        Set<ChartEvent> begins) {

    /** Whether the detectors have seen it. */
    public boolean scored() {
        return !Double.isNaN(z);
    }
}
