package io.queuewatch.infra.drift;

import io.queuewatch.pipeline.drift.Driver;
import java.util.List;
import java.util.Map;

/**
 * What has been broken in a queue.
 *
 * @param driver of its load
 * @param dimension in which one element carries all of it
 * @param element which
 * @param share of the element in the dimension
 * @param load times what it was
 */
record Fault(Driver driver, String dimension, String element, double share, double load) {

    private static final String TEAM = "team";

    /** A fault of a driver, at random. */
    static Fault random(Driver driver, Breaks breaks, Dice dice) {
        List<String> dimensions =
                breaks.dimensions().keySet().stream()
                        .sorted()
                        .filter(name -> possible(driver, name))
                        .toList();
        String dimension = dimensions.get(dice.below(dimensions.size()));
        Map<String, Double> shares = breaks.dimensions().get(dimension);
        List<String> elements = shares.keySet().stream().sorted().toList();
        String element = elements.get(dice.below(elements.size()));
        double share = shares.get(element);
        double load = breaks.least() + (breaks.most() - breaks.least()) * dice.uniform();
        // A team cannot be more absent than all of it.
        double possible = driver == Driver.STAFFING ? Math.min(load, 1 / (1 - share)) : load;
        return new Fault(driver, dimension, element, share, possible);
    }

    private static boolean possible(Driver driver, String dimension) {
        return switch (driver) {
            case ARRIVALS -> !dimension.equals(TEAM);
            case HANDLE_TIME -> true;
            case STAFFING -> dimension.equals(TEAM);
        };
    }

    /** By which the handle time of the element's contacts grows. */
    double handleFactor() {
        return 1 + (load - 1) / share;
    }

    /** Of the element's staffed time, what is left. */
    double staffLeft() {
        return Math.max(0, 1 - (1 - 1 / load) / share);
    }
}
