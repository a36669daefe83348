package io.queuewatch.pipeline.drift;

import java.util.List;

/**
 * What an interval has brought.
 *
 * @param points of the chart that are new or changed, in order of time
 * @param superseded points of earlier phases in whose place they are
 * @param news of signals
 */
public record Scores(
        List<ChartPoint> points, List<Superseded> superseded, List<SignalChange> news) {

    static final Scores NOTHING = new Scores(List.of(), List.of(), List.of());

    /**
     * A point of a phase that a later one has taken over.
     *
     * @param start beginning of the interval, in epoch milliseconds
     * @param phase that had it
     */
    public record Superseded(long start, int phase) {}
}
