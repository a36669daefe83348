package io.queuewatch.pipeline.drift;

import java.util.Random;

/** Sums of a series of the hours of a queue that is open all the time; chance has a seed. */
final class RandomSeries {

    private final Random random;
    private final Kind kind;

    RandomSeries(Kind kind, long seed) {
        this.kind = kind;
        random = new Random(seed);
    }

    /**
     * The next hour.
     *
     * @param hour of the week
     * @param shift of the logit, the logarithm or the mean
     */
    Sums next(int hour, double shift) {
        int n = poisson(8 + 30 * day(hour));
        double mean = 0.3 * day(hour) + shift + 0.2 * random.nextGaussian();
        return switch (kind) {
            case PROPORTION -> proportion(n, 1.3 + mean);
            case COUNT -> Sums.count(poisson(Math.exp(3 + mean)));
            case MEAN -> durations(n, 5 + mean);
        };
    }

    private static double day(int hour) {
        return Math.pow(Math.sin(Math.PI * (hour % 24) / 24), 2);
    }

    private Sums proportion(int n, double logit) {
        int hits = 0;
        for (int i = 0; i < n; i++) {
            hits += random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
        }
        return Sums.proportion(hits, n);
    }

    private Sums durations(int n, double mean) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double ln = mean + 0.7 * random.nextGaussian();
            sum += ln;
            squares += ln * ln;
        }
        return Sums.durations(n, Math.round(sum * 1e6), Math.round(squares * 1e6));
    }

    private int poisson(double mean) {
        int count = -1;
        for (double left = mean; left > 0; left += Math.log(1 - random.nextDouble())) {
            count++;
        }
        return Math.max(0, count);
    }
}
