package io.queuewatch.dashboards.screens;

import io.queuewatch.dashboards.grafana.Colour;
import io.queuewatch.dashboards.grafana.States;

/** The words for states; the same word means the same on every screen. */
final class Words {
    private static final double ALL = 1_000_000;

    /** A share less its target. */
    static final States AGAINST_TARGET = againstTarget("–");

    /** A wait, or a mean of them, over its target. */
    static final States OF_TARGET =
            States.none()
                    .range(0, 0.75, "CALM", Colour.BLUE)
                    .range(0.75, 0.999999, "AT RISK", Colour.AMBER)
                    .range(0.999999, ALL, "BEYOND", Colour.RED)
                    .missing("UNKNOWN", Colour.GREY);

    /** A mean response time over the one promised. */
    static final States OF_PROMISE =
            States.none()
                    .range(0, 0.75, "IN TIME", Colour.BLUE)
                    .range(0.75, 1, "NEAR", Colour.AMBER)
                    .range(1, ALL, "SLOW", Colour.RED)
                    .missing("–", Colour.GREY);

    /** The age of the data in seconds, from where on it is not fresh. */
    static final States AGE =
            States.none()
                    .range(20, 60, "LATE", Colour.AMBER)
                    .range(60, 1_000_000_000_000d, "STALE", Colour.RED)
                    .missing("STALE", Colour.RED);

    private Words() {}

    /**
     * A share less its target: MET, NEAR (less than 5 points below), BELOW.
     *
     * @param nothing what is said where there is nothing to compare
     */
    static States againstTarget(String nothing) {
        return margins(0.0005, 0.05, nothing);
    }

    /**
     * A number less its target, or the target less a number of which less is better: MET, NEAR,
     * BELOW.
     *
     * @param equal a difference that rounding hides
     * @param near how far below the target is still near it
     */
    static States margins(double equal, double near, String nothing) {
        return States.none()
                .range(-equal, ALL, "MET", Colour.BLUE)
                .range(-near, -equal, "NEAR", Colour.AMBER)
                .range(-ALL, -near, "BELOW", Colour.RED)
                .missing(nothing, Colour.GREY);
    }

    /** Whether a share lies in the range it is meant to be in. */
    static States within(double low, double high) {
        return States.none()
                .range(low, high, "IN RANGE", Colour.BLUE)
                .range(-ALL, low, "LOW", Colour.AMBER)
                .range(high, ALL, "HIGH", Colour.RED)
                .missing("–", Colour.GREY);
    }
}
