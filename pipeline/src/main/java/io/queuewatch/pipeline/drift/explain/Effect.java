package io.queuewatch.pipeline.drift.explain;

/**
 * What one element has added to a change, in the unit of the rate.
 *
 * @param element its name
 * @param rate by its own rate having changed
 * @param mix by its share of contacts having changed
 */
public record Effect(String element, double rate, double mix) {

    /** Both together. */
    public double total() {
        return rate + mix;
    }
}
