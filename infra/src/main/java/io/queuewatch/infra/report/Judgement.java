package io.queuewatch.infra.report;

import java.util.OptionalDouble;

/**
 * A figure beside what is wanted of it: in words, so that colours only repeat them.
 *
 * @param word for people, empty where there is nothing to judge
 * @param style the class that colours it
 */
record Judgement(String word, String style) {

    static Judgement of(Figure figure, Tally sums, Aim aim) {
        OptionalDouble value = figure.of(sums);
        if (!aim.isGiven()) {
            return new Judgement("", "none");
        }
        if (value.isEmpty()) {
            return new Judgement("not measured", "none");
        }
        double reached = value.getAsDouble();
        OptionalDouble margin = figure.margin(sums);
        if (margin.isPresent() && aim.isWithin(margin.getAsDouble(), reached)) {
            return new Judgement("within its margin", "unsure");
        }
        if (aim.isRange()) {
            return aim.isTooLow(reached)
                    ? new Judgement("low", "bad")
                    : aim.isTooHigh(reached)
                            ? new Judgement("high", "bad")
                            : new Judgement("in range", "good");
        }
        return aim.isTooLow(reached) || aim.isTooHigh(reached)
                ? new Judgement("missed", "bad")
                : new Judgement("met", "good");
    }
}
