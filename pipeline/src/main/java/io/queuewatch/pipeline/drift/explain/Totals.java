package io.queuewatch.pipeline.drift.explain;

import java.util.List;

/** Sums over all elements of a dimension. */
record Totals(double size0, double sum0, double size1, double sum1) {

    /**
     * Those of elements.
     *
     * @throws IllegalArgumentException where there is no contact on a side
     */
    static Totals of(List<Element> elements) {
        Totals totals =
                new Totals(
                        elements.stream().mapToDouble(Element::size0).sum(),
                        elements.stream().mapToDouble(Element::sum0).sum(),
                        elements.stream().mapToDouble(Element::size1).sum(),
                        elements.stream().mapToDouble(Element::sum1).sum());
        if (totals.size0 == 0 || totals.size1 == 0) {
            throw new IllegalArgumentException(
                    "contacts: %s before, %s now; want some on both sides to compare"
                            .formatted(totals.size0, totals.size1));
        }
        return totals;
    }

    double rate0() {
        return sum0 / size0;
    }

    double rate1() {
        return sum1 / size1;
    }
}
