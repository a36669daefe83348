package io.queuewatch.pipeline.drift.explain;

/**
 * One element of a dimension (a team, a segment), before and now.
 *
 * @param name which one
 * @param size0 contacts before; what the rate divides by
 * @param sum0 the sum before: hits of a proportion, seconds of a mean
 * @param size1 contacts now
 * @param sum1 the sum now
 */
public record Element(String name, double size0, double sum0, double size1, double sum1) {

    /**
     * @throws IllegalArgumentException where a size is negative, or a number not finite
     */
    public Element {
        if (!(size0 >= 0 && size1 >= 0 && Double.isFinite(size0 + sum0 + size1 + sum1))) {
            throw new IllegalArgumentException(
                    ("element %s: %s over %s before, %s over %s now:"
                                    + " want finite numbers and sizes of 0 or more")
                            .formatted(name, sum0, size0, sum1, size1));
        }
    }

    /**
     * The same with another weight of what was before: sums of eight weeks times ⅛ are what one
     * week was expected to bring. Rate and mix effects do not depend on it; explanatory power does.
     */
    public Element scaledBefore(double weight) {
        return new Element(name, weight * size0, weight * sum0, size1, sum1);
    }
}
