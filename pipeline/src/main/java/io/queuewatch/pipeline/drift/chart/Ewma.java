package io.queuewatch.pipeline.drift.chart;

/**
 * Where an exponentially weighted moving average has got to.
 *
 * @param average its value
 * @param values how many values are in it
 */
public record Ewma(double average, long values) {}
