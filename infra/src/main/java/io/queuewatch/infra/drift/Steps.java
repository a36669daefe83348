package io.queuewatch.infra.drift;

import java.util.Arrays;

/**
 * How soon changes were found, in hours of the clock from the change to the alert; never is
 * infinite.
 *
 * @param changes how many
 * @param found how many of them were found
 * @param median hours
 * @param p90 90th percentile of the hours
 */
record Steps(int changes, int found, double median, double p90) {

    private static final double NINE_OF_TEN = 0.9;

    static Steps of(double[] hours) {
        double[] sorted = hours.clone();
        Arrays.sort(sorted);
        int found = (int) Arrays.stream(sorted).filter(Double::isFinite).count();
        int half = sorted.length / 2;
        double median =
                sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        int last = (int) Math.ceil(NINE_OF_TEN * sorted.length) - 1;
        return new Steps(sorted.length, found, median, sorted[last]);
    }
}
