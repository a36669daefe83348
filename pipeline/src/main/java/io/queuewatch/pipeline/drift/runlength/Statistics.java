package io.queuewatch.pipeline.drift.runlength;

import io.queuewatch.pipeline.drift.rule.Rule;
import io.queuewatch.pipeline.drift.rule.RuleSet;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The statistics of charts of values of standard deviation 1, each from its start on: the charts of
 * a {@link RunLengthSimulation}. What is compared with the limit is said of each.
 */
public final class Statistics {

    private Statistics() {}

    /** Of a Shewhart chart: how far the value is from 0. */
    public static DoubleUnaryOperator shewhart() {
        return Math::abs;
    }

    /**
     * Of a two-sided CUSUM: the larger sum, for h.
     *
     * @param k the reference value
     */
    public static DoubleUnaryOperator cusum(double k) {
        double[] sums = new double[2];
        return z -> {
            sums[0] = Math.max(0, sums[0] + (z - k));
            sums[1] = Math.max(0, sums[1] + (-z - k));
            return Math.max(sums[0], sums[1]);
        };
    }

    /**
     * Of an EWMA with settled limits: how many of its standard deviations it is from 0, for L.
     *
     * @param lambda λ
     */
    public static DoubleUnaryOperator ewma(double lambda) {
        double deviation = Math.sqrt(lambda / (2 - lambda));
        double[] average = new double[1];
        return z -> {
            average[0] = lambda * z + (1 - lambda) * average[0];
            return Math.abs(average[0]) / deviation;
        };
    }

    /** Of a set of rules: 1 where any of them fires, else 0. */
    public static DoubleUnaryOperator rules(RuleSet rules) {
        double[] last = new double[Rule.LONGEST];
        Arrays.fill(last, Double.NaN);
        return z -> {
            System.arraycopy(last, 1, last, 0, last.length - 1);
            last[last.length - 1] = z;
            return rules.firesAt(last, last.length - 1) ? 1 : 0;
        };
    }
}
