package io.queuewatch.pipeline.drift.explain;

import java.util.List;

/**
 * The few elements of one dimension that explain a change.
 *
 * @param dimension its name
 * @param elements the elements, the most surprising first
 */
public record Explanation(String dimension, List<Attribution> elements) {

    /** A copy of its own. */
    public Explanation {
        elements = List.copyOf(elements);
    }

    /** How much of the change they explain together, 1 for all of it. */
    public double explained() {
        return elements.stream().mapToDouble(Attribution::explained).sum();
    }

    /** How surprising they are together. */
    public double surprise() {
        return elements.stream().mapToDouble(Attribution::surprise).sum();
    }
}
