package io.queuewatch.pipeline.drift;

import java.util.List;

/**
 * What an interval has brought.
 *
 * @param points of the chart that are new or changed, in order of time
 * @param news of signals
 */
public record Scores(List<ChartPoint> points, List<SignalChange> news) {

    static final Scores NOTHING = new Scores(List.of(), List.of());
}
