package io.queuewatch.pipeline.drift.runlength;

import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/** An AR(1) series of variance 1. */
final class Autocorrelated implements DoubleSupplier {

    private final RandomGenerator random;
    private final double phi;
    private final double innovation;
    private double last;

    Autocorrelated(RandomGenerator random, double phi) {
        this.random = random;
        this.phi = phi;
        innovation = Math.sqrt(1 - phi * phi);
        last = random.nextGaussian();
    }

    @Override
    public double getAsDouble() {
        double value = last;
        last = phi * last + innovation * random.nextGaussian();
        return value;
    }
}
