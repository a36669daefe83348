package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.drift.SeriesState.Row;
import java.util.EnumSet;
import java.util.Set;

/**
 * One step of a series from an interval to the next, once its detectors have seen it.
 *
 * @param state of the series
 * @param row the interval
 * @param begins what begins with it; signals are added when its point is made
 */
record Step(SeriesState state, Row row, Set<ChartEvent> begins) {

    private static final double[] NO_LIMITS = {Double.NaN, Double.NaN};

    long start() {
        return row.start();
    }

    /**
     * Whether detectors take it. A person has looked at what was confirmed: they begin with what
     * comes after it.
     */
    boolean watched() {
        return !state.decisions.confirm(row.start());
    }

    /** Its point where it is not scored. */
    ChartPoint unscored(double expected) {
        Sums sums = row.sums();
        return point(
                state.metric.kind() == Kind.COUNT ? sums.x() : sums.n(),
                sums.mean(),
                expected,
                NO_LIMITS,
                Double.NaN,
                Double.NaN);
    }

    /** Its point; values on the scale of the series, limits from the lower to the upper. */
    ChartPoint point(
            double n, double value, double expected, double[] limits, double z, double whitened) {
        Track track = state.track;
        Set<ChartEvent> standing = EnumSet.noneOf(ChartEvent.class);
        add(track.up, ChartEvent.DRIFT_UP, standing);
        add(track.down, ChartEvent.DRIFT_DOWN, standing);
        add(track.spike, ChartEvent.SPIKE, standing);
        if (state.decisions.exclude(row.start())) {
            standing.add(ChartEvent.EXCLUDED);
        }
        return new ChartPoint(
                row.start(),
                n,
                shown(value),
                shown(expected),
                shown(limits[0]),
                shown(limits[1]),
                z,
                whitened,
                track.detectors.cusumUp.statistic,
                track.detectors.cusumDown.statistic,
                track.detectors.ewma,
                track.status,
                track.phase,
                track.baseline == null ? 0 : track.baseline.version(),
                standing,
                begins);
    }

    private void add(Signal signal, ChartEvent event, Set<ChartEvent> standing) {
        if (signal != null) {
            standing.add(event);
            if (signal.raisedAt() == row.start()) {
                begins.add(event);
            }
        }
    }

    /** In the metric's own unit: of durations the median in seconds. */
    private double shown(double value) {
        return state.metric.logarithmic() ? Math.exp(value) : value;
    }
}
