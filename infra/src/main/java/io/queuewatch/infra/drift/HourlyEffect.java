package io.queuewatch.infra.drift;

/** What moves one characteristic of a queue from hour to hour: N(0, 1), with a memory. */
final class HourlyEffect {

    private final double memory;
    private double value;

    HourlyEffect(double memory, Dice dice) {
        this.memory = memory;
        value = dice.normal();
    }

    double next(Dice dice) {
        value = memory * value + Math.sqrt(1 - memory * memory) * dice.normal();
        return value;
    }
}
