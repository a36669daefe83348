package io.queuewatch.pipeline.drift.chart;

import org.apache.commons.math3.stat.StatUtils;

/**
 * What was measured in one interval.
 *
 * @param n how many values
 * @param mean their mean; NaN where there is none
 * @param deviation their standard deviation with n − 1; NaN below 2 values
 */
public record Subgroup(long n, double mean, double deviation) {

    /** That of values. */
    public static Subgroup of(double... values) {
        return new Subgroup(
                values.length,
                StatUtils.mean(values),
                values.length < 2 ? Double.NaN : Math.sqrt(StatUtils.variance(values)));
    }
}
