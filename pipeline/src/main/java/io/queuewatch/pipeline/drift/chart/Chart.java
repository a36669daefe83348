package io.queuewatch.pipeline.drift.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A chart that scores each sample by itself, against limits fitted before.
 *
 * @param <T> what one point is made from
 */
public interface Chart<T> {

    /** The point of a sample. */
    ChartPoint point(T sample);

    /** The points of samples, in their order. */
    default List<ChartPoint> plot(List<? extends T> samples) {
        List<ChartPoint> points = new ArrayList<>(samples.size());
        for (T sample : samples) {
            points.add(point(sample));
        }
        return points;
    }
}
