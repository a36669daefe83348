package io.queuewatch.pipeline.drift.runlength;

import io.queuewatch.pipeline.drift.chart.StandardNormal;

/**
 * Average run lengths of a Shewhart chart of independent normal values of standard deviation 1: one
 * by the chance of a signal.
 *
 * @param width half the width of the limits, in standard deviations
 * @see "Montgomery, Introduction to Statistical Quality Control, 5.3.3"
 */
public record ShewhartRunLength(double width) {

    /** With both limits, where the values have this mean. */
    public double twoSided(double mean) {
        return 1
                / (StandardNormal.cumulative(mean - width)
                        + StandardNormal.cumulative(-mean - width));
    }

    /**
     * The width with which the chart runs so long on average while nothing has changed.
     *
     * @throws IllegalArgumentException where the run length is below 1
     */
    public static double width(double runLength) {
        if (!(runLength >= 1)) {
            throw new IllegalArgumentException(
                    "a run length of %s: want 1 or more".formatted(runLength));
        }
        return StandardNormal.upperQuantile(1 / (2 * runLength));
    }
}
