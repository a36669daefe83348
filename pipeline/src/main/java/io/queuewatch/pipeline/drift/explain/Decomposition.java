package io.queuewatch.pipeline.drift.explain;

import java.util.List;

/**
 * A change of a rate, split exactly among elements: with weights w (shares of contacts) and rates
 * r, the rate effect is ½ (w₀ + w₁) (r₁ − r₀), the mix effect (w₁ − w₀) (½ (r₀ + r₁) − ½ (R₀ +
 * R₁)), and all effects add up to R₁ − R₀. An element that is gone keeps its old rate, a new one
 * comes with the old rate of all.
 *
 * @param before R₀
 * @param now R₁
 * @param effects those of the elements, in the order given
 * @see "Kitagawa, Components of a difference between two rates, Journal of the American Statistical
 *     Association 50, 1955"
 */
public record Decomposition(double before, double now, List<Effect> effects) {

    /**
     * That of the elements of one dimension.
     *
     * @throws IllegalArgumentException where all elements together have no contact before, or none
     *     now, so that there is no rate to compare
     */
    public static Decomposition of(List<Element> elements) {
        Totals all = Totals.of(elements);
        List<Effect> effects = elements.stream().map(element -> effect(element, all)).toList();
        return new Decomposition(all.rate0(), all.rate1(), effects);
    }

    private static Effect effect(Element element, Totals all) {
        double share0 = element.size0() / all.size0();
        double share1 = element.size1() / all.size1();
        double rate0 = element.size0() == 0 ? all.rate0() : element.sum0() / element.size0();
        double rate1 = element.size1() == 0 ? rate0 : element.sum1() / element.size1();
        double middle = (all.rate0() + all.rate1()) / 2;
        return new Effect(
                element.name(),
                (share0 + share1) / 2 * (rate1 - rate0),
                (share1 - share0) * ((rate0 + rate1) / 2 - middle));
    }

    /** R₁ − R₀. */
    public double change() {
        return now - before;
    }
}
