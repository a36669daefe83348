package io.queuewatch.infra.report;

import io.queuewatch.infra.report.Figure.Kind;
import io.queuewatch.infra.report.Figure.Wanted;
import java.util.OptionalDouble;

/**
 * What is wanted of a figure: at least so much, less than so much, or between two values, both
 * included.
 *
 * @param least the least that is wanted, if there is such
 * @param below what it has to stay below, or at most be where there is a least, too
 */
record Aim(OptionalDouble least, OptionalDouble below) {
    /** Nothing is wanted. */
    static final Aim NONE = new Aim(OptionalDouble.empty(), OptionalDouble.empty());

    /** One bound, on the side that the figure has. */
    static Aim of(Figure figure, double bound) {
        return figure.wanted() == Wanted.LOW
                ? new Aim(OptionalDouble.empty(), OptionalDouble.of(bound))
                : new Aim(OptionalDouble.of(bound), OptionalDouble.empty());
    }

    static Aim between(double least, double most) {
        return new Aim(OptionalDouble.of(least), OptionalDouble.of(most));
    }

    boolean isGiven() {
        return least.isPresent() || below.isPresent();
    }

    /** Whether it is of two bounds. */
    boolean isRange() {
        return least.isPresent() && below.isPresent();
    }

    /** Whether a value lies below what is wanted at least. */
    boolean isTooLow(double value) {
        return least.isPresent() && value < least.getAsDouble();
    }

    /** Whether a value lies beyond what it has to stay below. */
    boolean isTooHigh(double value) {
        return below.isPresent()
                && (isRange() ? value > below.getAsDouble() : value >= below.getAsDouble());
    }

    /** Whether a value is so near to a bound that it may lie on either side. */
    boolean isWithin(double margin, double value) {
        return isNear(least, margin, value) || isNear(below, margin, value);
    }

    /** As in {@code at least 95.0 %}. */
    String words(Kind kind) {
        if (isRange() && least.getAsDouble() <= 0) {
            return "at most " + Wording.value(kind, below.getAsDouble());
        }
        if (isRange()) {
            return Wording.value(kind, least.getAsDouble())
                    + " to "
                    + Wording.value(kind, below.getAsDouble());
        }
        if (least.isPresent()) {
            return "at least " + Wording.value(kind, least.getAsDouble());
        }
        return below.isPresent()
                ? "below " + Wording.value(kind, below.getAsDouble())
                : Wording.NONE;
    }

    private static boolean isNear(OptionalDouble bound, double margin, double value) {
        return bound.isPresent() && Math.abs(value - bound.getAsDouble()) <= margin;
    }
}
