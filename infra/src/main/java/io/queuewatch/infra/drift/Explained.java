package io.queuewatch.infra.drift;

import io.queuewatch.pipeline.drift.Driver;

/**
 * How often alerts named what had been broken, ranked first.
 *
 * @param driver what had been broken
 * @param incidents how many times
 * @param found how many of them raised an alert
 * @param driverFirst alerts that named the driver
 * @param elementFirst alerts that named, of that driver's elements, the one that was broken
 * @param bothFirst alerts that named both
 */
record Explained(
        Driver driver,
        int incidents,
        int found,
        int driverFirst,
        int elementFirst,
        int bothFirst) {}
