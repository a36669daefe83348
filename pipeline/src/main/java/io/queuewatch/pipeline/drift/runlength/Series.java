package io.queuewatch.pipeline.drift.runlength;

import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/** A kind of series that charts watch, normal with standard deviation 1 while nothing changes. */
@FunctionalInterface
public interface Series {

    /** A new series from a random source. */
    DoubleSupplier start(RandomGenerator random);

    /** Independent values with some mean. */
    static Series independent(double mean) {
        return random -> () -> mean + random.nextGaussian();
    }

    /**
     * Values with mean 0, variance 1 and correlation φ from each to the next (AR(1)), from their
     * long run on.
     *
     * @param phi φ, within −1 and 1
     */
    static Series autocorrelated(double phi) {
        return random -> new Autocorrelated(random, phi);
    }

    /**
     * Autocorrelated values of which a given correlation is taken out again: (z − φ̂ z′) / √(1 −
     * φ̂²) with z cut off at ± 4, z′ being the value before. The first is taken as it is.
     *
     * @param phi the correlation they have
     * @param removed φ̂, the correlation taken out
     */
    static Series whitened(double phi, double removed) {
        return random -> new Whitened(autocorrelated(phi).start(random), removed);
    }
}
