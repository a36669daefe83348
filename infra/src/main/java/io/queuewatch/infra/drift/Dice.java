package io.queuewatch.infra.drift;

import org.apache.commons.math3.random.MersenneTwister;
import org.apache.commons.math3.special.Erf;

/** Random numbers; the same seed gives the same on every machine. */
final class Dice {

    private static final int INVERTED_UP_TO = 30;

    private final MersenneTwister twister;

    Dice(long seed) {
        twister = new MersenneTwister(seed);
    }

    double uniform() {
        return twister.nextDouble();
    }

    double normal() {
        return twister.nextGaussian();
    }

    int below(int bound) {
        return twister.nextInt(bound);
    }

    /** How many of n happen. */
    int binomial(int n, double p) {
        int hits = 0;
        for (int i = 0; i < n; i++) {
            if (twister.nextDouble() < p) {
                hits++;
            }
        }
        return hits;
    }

    int poisson(double mean) {
        // Sums of Poisson variables are Poisson: small parts are inverted one by one.
        int count = 0;
        double left = mean;
        while (left > INVERTED_UP_TO) {
            count += invertedPoisson(INVERTED_UP_TO);
            left -= INVERTED_UP_TO;
        }
        return count + invertedPoisson(left);
    }

    private int invertedPoisson(double mean) {
        double term = Math.exp(-mean);
        double left = twister.nextDouble();
        int count = 0;
        while (left > term && term > 0) {
            left -= term;
            count++;
            term *= mean / count;
        }
        return count;
    }

    /** The probability that a standard normal variable is below. */
    static double below(double z) {
        return Erf.erfc(-z / Math.sqrt(2)) / 2;
    }
}
