package io.queuewatch.pipeline.drift.explain;

/**
 * How far one element explains a change of all.
 *
 * @param element its name
 * @param change what would have become of all if only this element had changed: a difference of
 *     rates, or of counts
 * @param explained its explanatory power: that change by the sum of all of them, 1 for all
 *     together; below 0 where it went against the change
 * @param surprise how unlike its share now is to the one before (Jensen–Shannon, natural
 *     logarithm), 0 for the same share
 */
public record Attribution(String element, double change, double explained, double surprise) {}
