package io.queuewatch.pipeline.drift.chart;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;

/** What limits are made from where each point is one number; NaN stands for a missing point. */
final class Values {

    private Values() {}

    /** The mean of a baseline; NaN where it is empty. */
    static double mean(List<Double> values, Baseline baseline) {
        return StatUtils.mean(known(values, baseline));
    }

    /** The median of a baseline; NaN where it is empty. */
    static double median(List<Double> values, Baseline baseline) {
        return StatUtils.percentile(known(values, baseline), 50);
    }

    /**
     * The mean range of two neighbours; NaN where no two are. Points on both sides of one that is
     * missing or excluded are no neighbours.
     */
    static double meanMovingRange(List<Double> values, Baseline baseline) {
        return StatUtils.mean(
                IntStream.range(1, values.size())
                        .filter(i -> baseline.contains(i - 1) && baseline.contains(i))
                        .mapToDouble(i -> Math.abs(values.get(i) - values.get(i - 1)))
                        .filter(range -> !Double.isNaN(range))
                        .toArray());
    }

    private static double[] known(List<Double> values, Baseline baseline) {
        return IntStream.range(0, values.size())
                .filter(baseline::contains)
                .mapToDouble(values::get)
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }
}
