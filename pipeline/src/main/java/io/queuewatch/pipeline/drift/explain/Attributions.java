package io.queuewatch.pipeline.drift.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Explanatory power and surprise of the elements of one dimension. What was before counts as the
 * forecast, so it is scaled to the time of what is now ({@link Element#scaledBefore}).
 *
 * @see <a
 *     href="https://www.usenix.org/conference/nsdi14/technical-sessions/presentation/bhagwan">Bhagwan
 *     et al., Adtributor: Revenue debugging in advertising systems, NSDI 2014, 3.2 to 3.5</a>
 */
public final class Attributions {

    private Attributions() {}

    /**
     * Those of a change of a rate, a derived measure: an element's surprise is that of its sum and
     * that of its size together.
     *
     * @throws IllegalArgumentException where there is no contact before, or none now
     */
    public static List<Attribution> ofRate(List<Element> elements) {
        Totals all = Totals.of(elements);
        return attribute(
                elements,
                element -> rateChange(element, all),
                element ->
                        surprise(
                                        share(element.sum0(), all.sum0()),
                                        share(element.sum1(), all.sum1()))
                                + surprise(
                                        share(element.size0(), all.size0()),
                                        share(element.size1(), all.size1())));
    }

    /** Those of a change of the number of contacts. */
    public static List<Attribution> ofSize(List<Element> elements) {
        double size0 = elements.stream().mapToDouble(Element::size0).sum();
        double size1 = elements.stream().mapToDouble(Element::size1).sum();
        return attribute(
                elements,
                element -> element.size1() - element.size0(),
                element -> surprise(share(element.size0(), size0), share(element.size1(), size1)));
    }

    private static List<Attribution> attribute(
            List<Element> elements,
            ToDoubleFunction<Element> change,
            ToDoubleFunction<Element> surprise) {
        double all = elements.stream().mapToDouble(change).sum();
        List<Attribution> attributions = new ArrayList<>(elements.size());
        for (Element element : elements) {
            double own = change.applyAsDouble(element);
            attributions.add(
                    new Attribution(
                            element.name(),
                            own,
                            all == 0 ? 0 : own / all,
                            surprise.applyAsDouble(element)));
        }
        return attributions;
    }

    /**
     * The rate of all with this element as it is now and the others as before, less the old one.
     */
    private static double rateChange(Element element, Totals all) {
        double size = all.size0() + element.size1() - element.size0();
        double sumChange = element.sum1() - element.sum0();
        double sizeChange = element.size1() - element.size0();
        return size <= 0
                ? 0
                : (sumChange * all.size0() - sizeChange * all.sum0()) / (all.size0() * size);
    }

    /** None where all is nothing, or a sum is of a kind that has no shares (net promoters). */
    private static double share(double part, double all) {
        return part > 0 && all > 0 ? part / all : 0;
    }

    /** One element's part of the Jensen–Shannon divergence; 0 where there is no share. */
    private static double surprise(double share0, double share1) {
        double middle = (share0 + share1) / 2;
        return middle > 0 ? (term(share0, middle) + term(share1, middle)) / 2 : 0;
    }

    private static double term(double share, double middle) {
        return share > 0 ? share * Math.log(share / middle) : 0;
    }
}
