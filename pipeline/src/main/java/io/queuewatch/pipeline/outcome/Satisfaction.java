package io.queuewatch.pipeline.outcome;

/**
 * An answer to the question of satisfaction.
 *
 * @param answer 1 to scale
 * @param scale 2, 3, 5, 7 or 10 points
 */
record Satisfaction(int answer, int scale) {

    private static final double MILLIONTHS = 1e6;

    /** Whether there is such a scale. */
    static boolean hasScale(int scale) {
        return scale == 2 || scale == 3 || scale == 5 || scale == 7 || scale == 10;
    }

    /** Whether it enters the mean; scales of 2 and 3 points give a share only. */
    boolean hasMean() {
        return scale >= 5;
    }

    /** On the scale of 1 to 5: 1 + (x - 1) * 4 / (scale - 1), in millionths. */
    long micro() {
        return Math.round(onFive() * MILLIONTHS);
    }

    /** The same squared, in millionths. */
    long squareMicro() {
        return Math.round(onFive() * onFive() * MILLIONTHS);
    }

    /** Whether it is at least 4 of 5; on scales of 2 and 3 points the best there is. */
    boolean good() {
        return hasMean() ? 4 * (answer - 1) >= 3 * (scale - 1) : answer == scale;
    }

    private double onFive() {
        return 1 + (answer - 1) * 4.0 / (scale - 1);
    }
}
