package io.queuewatch.pipeline.drift.chart;

/**
 * Where the two sums of a CUSUM have got to, in standard deviations.
 *
 * @param high evidence that values have risen
 * @param low evidence that values have fallen
 * @param highRun values since {@code high} was last 0: at a signal the change began so many values
 *     ago, this one counted
 * @param lowRun values since {@code low} was last 0
 */
public record Cusum(double high, double low, long highRun, long lowRun) {}
