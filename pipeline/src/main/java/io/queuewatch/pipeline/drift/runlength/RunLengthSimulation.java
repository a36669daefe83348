package io.queuewatch.pipeline.drift.runlength;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Run lengths of any chart on any series, by many runs of both. Runs are remembered as they go on:
 * a larger limit continues them. The same seed gives the same answer on any machine.
 */
public final class RunLengthSimulation {

    /** Limits are raised by this share until the run length is long enough. */
    private static final double STEP = 0.03;

    private static final double FIRST = 0.5;
    private static final int HALVINGS = 60;

    private final Run[] runs;

    /**
     * @param charts gives a new chart: a function from the next value to the chart's statistic,
     *     which remembers what it needs; see {@link Statistics}
     * @param series what the charts watch
     * @param runs how many runs, 2 or more; the error is about one by its square root
     * @param seed of the first random source
     */
    public RunLengthSimulation(
            Supplier<DoubleUnaryOperator> charts, Series series, int runs, long seed) {
        if (runs < 2) {
            throw new IllegalArgumentException(
                    "%d runs have no standard error: want 2 or more".formatted(runs));
        }
        SplittableRandom random = new SplittableRandom(seed);
        this.runs = new Run[runs];
        for (int i = 0; i < runs; i++) {
            this.runs[i] = new Run(charts.get(), series.start(random.split()));
        }
    }

    /**
     * The average run length until the statistic is beyond a limit.
     *
     * @throws IllegalStateException where a run has not got there after 100 million points
     */
    public RunLength beyond(double limit) {
        double[] lengths = lengths(limit);
        return new RunLength(
                StatUtils.mean(lengths), Math.sqrt(StatUtils.variance(lengths) / runs.length));
    }

    private double[] lengths(double limit) {
        return Arrays.stream(runs).mapToDouble(run -> run.beyond(limit)).toArray();
    }

    /**
     * The least limit, above 0, with which charts run so long on average.
     *
     * @throws IllegalStateException where a run has not got there after 100 million points
     */
    public double limit(double runLength) {
        double low = 0;
        double high = FIRST;
        while (mean(high) < runLength) {
            low = high;
            high *= 1 + STEP;
        }
        for (int i = 0; i < HALVINGS && low < high; i++) {
            double middle = (low + high) / 2;
            if (mean(middle) < runLength) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private double mean(double limit) {
        return StatUtils.mean(lengths(limit));
    }
}
