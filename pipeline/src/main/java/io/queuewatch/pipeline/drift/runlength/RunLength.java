package io.queuewatch.pipeline.drift.runlength;

/**
 * An average run length by simulation.
 *
 * @param mean points until the signal, that one counted
 * @param error its standard error
 */
public record RunLength(double mean, double error) {}
