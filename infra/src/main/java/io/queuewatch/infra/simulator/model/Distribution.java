package io.queuewatch.infra.simulator.model;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long something takes: a distribution of durations, sampled in milliseconds. */
public sealed interface Distribution {

    /** One draw, in milliseconds, never negative. */
    long sample(RandomGenerator random);

    /** The expectation, in milliseconds. */
    double mean();

    /** Always the same. */
    record Fixed(Duration value) implements Distribution {
        @Override
        public long sample(RandomGenerator random) {
            return value.toMillis();
        }

        @Override
        public double mean() {
            return value.toMillis();
        }
    }

    /** Without memory: the patience and the service of textbooks. */
    record Exponential(Duration expectation) implements Distribution {
        @Override
        public long sample(RandomGenerator random) {
            return Math.round(mean() * random.nextExponential());
        }

        @Override
        public double mean() {
            return expectation.toMillis();
        }
    }

    /**
     * Times of service as call centres measure them.
     *
     * @param expectation the mean
     * @param variation standard deviation / mean
     */
    record LogNormal(Duration expectation, double variation) implements Distribution {
        @Override
        public long sample(RandomGenerator random) {
            double squaredSigma = Math.log1p(variation * variation);
            double mu = Math.log(mean()) - squaredSigma / 2;
            return Math.round(Math.exp(mu + Math.sqrt(squaredSigma) * random.nextGaussian()));
        }

        @Override
        public double mean() {
            return expectation.toMillis();
        }
    }

    /**
     * Patience: a shape below 1 has many who leave at once and some who wait for ever.
     *
     * @param scale the time by which 63 % have lost their patience
     * @param shape 1 is exponential
     */
    record Weibull(Duration scale, double shape) implements Distribution {
        @Override
        public long sample(RandomGenerator random) {
            return Math.round(scale.toMillis() * Math.pow(random.nextExponential(), 1 / shape));
        }

        @Override
        public double mean() {
            return scale.toMillis() * gamma(1 + 1 / shape);
        }

        /** Stirling's series, shifted to where it is exact to 1e-10. */
        private static double gamma(double x) {
            double shift = 1;
            double y = x;
            while (y < 10) {
                shift *= y++;
            }
            double series = 1 / (12 * y) - 1 / (360 * Math.pow(y, 3)) + 1 / (1260 * Math.pow(y, 5));
            return Math.sqrt(2 * Math.PI / y) * Math.pow(y / Math.E, y) * Math.exp(series) / shift;
        }
    }
}
