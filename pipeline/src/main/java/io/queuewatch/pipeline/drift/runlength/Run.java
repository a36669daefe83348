package io.queuewatch.pipeline.drift.runlength;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;

/** One run of a chart, with every new record of its statistic: when it first was beyond what. */
final class Run {

    private static final long LONGEST = 100_000_000;

    private final DoubleUnaryOperator chart;
    private final DoubleSupplier series;
    private final DoubleArrayList records = new DoubleArrayList();
    private final LongArrayList times = new LongArrayList();
    private double highest = Double.NEGATIVE_INFINITY;
    private long points;

    Run(DoubleUnaryOperator chart, DoubleSupplier series) {
        this.chart = chart;
        this.series = series;
    }

    /** The point at which the statistic first was beyond a limit, counted from 1. */
    long beyond(double limit) {
        while (!(highest > limit)) {
            step(limit);
        }
        int first = records.size() - 1;
        int low = 0;
        while (low < first) {
            int middle = (low + first) >>> 1;
            if (records.getDouble(middle) > limit) {
                first = middle;
            } else {
                low = middle + 1;
            }
        }
        return times.getLong(first);
    }

    private void step(double limit) {
        if (points == LONGEST) {
            throw new IllegalStateException(
                    "the statistic has not been beyond %s in %d points; want a lower limit"
                            .formatted(limit, LONGEST));
        }
        points++;
        double statistic = chart.applyAsDouble(series.getAsDouble());
        if (statistic > highest) {
            highest = statistic;
            records.add(statistic);
            times.add(points);
        }
    }
}
