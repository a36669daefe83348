package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.drift.chart.Side;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The textbook charts of one series, for people who read those: fitted on the same weeks as each of
 * its baselines, and flat, since they know no season. They call nobody. This is what is kept of
 * them; changed in place.
 */
final class ClassicCharts {

    private static final double HOUR_MS = 3_600_000;

    private final Map<ClassicKind, double[]> fitted = new EnumMap<>(ClassicKind.class);
    private int version;

    /**
     * A point.
     *
     * @param kind of chart
     * @param n how many the value is of; of a gap the events that end it
     * @param point with value, centre and limits
     */
    record Drawn(ClassicKind kind, double n, io.queuewatch.pipeline.drift.chart.ChartPoint point) {

        /** On which side it is beyond a limit; a gap that is open can only be too long. */
        Side signal() {
            Side side = point.signal();
            return kind.ofGaps() && n == 0 && side == Side.BELOW ? Side.NONE : side;
        }
    }

    /** Version of the baseline whose weeks they are fitted on; 0 while there is none. */
    int version() {
        return version;
    }

    /**
     * The points of an interval; none while the series is learning, or where it is closed.
     *
     * @param start its beginning
     */
    List<Drawn> at(SeriesState state, LocalClock clock, long start) {
        Period period = state.metric.period();
        Baseline baseline = state.track.baseline;
        if (baseline == null || !clock.open(start, period)) {
            return List.of();
        }
        if (version != baseline.version()) {
            fit(state, clock, start);
        }
        ClassicSample sample = sample(state, clock, start, previous(state, clock, start));
        List<Drawn> drawn = new ArrayList<>(fitted.size());
        fitted.forEach(
                (kind, fit) -> {
                    double n = kind.ofGaps() ? sample.events() : sample.sums().n();
                    var point = kind.point(fit, sample);
                    if (!Double.isNaN(point.value())) {
                        drawn.add(new Drawn(kind, n, point));
                    }
                });
        return drawn;
    }

    private void fit(SeriesState state, LocalClock clock, long start) {
        Track track = state.track;
        Period period = state.metric.period();
        long slot = clock.slot(start, period);
        long week = slot - Math.floorMod(slot, period.cells());
        // A phase that began in this week has nothing else.
        long until = track.phaseSlot >= week ? slot + 1 : week;
        List<ClassicSample> samples = new ArrayList<>();
        Set<Integer> out = new HashSet<>();
        double previous = Double.NaN;
        for (long at : starts(state, clock, start, until)) {
            if (track.over.contains(clock.slot(at, period))) {
                out.add(samples.size());
            }
            ClassicSample sample = sample(state, clock, at, previous);
            samples.add(sample);
            previous = sample.mean();
        }
        var compared = new io.queuewatch.pipeline.drift.chart.Baseline(Integer.MAX_VALUE, out);
        fitted.clear();
        for (ClassicKind kind : ClassicKind.of(state.metric, track.baseline.rare())) {
            fitted.put(kind, kind.fit(samples, compared));
        }
        version = track.baseline.version();
    }

    /** The open intervals of the phase before a slot, in order. */
    private static Iterable<Long> starts(
            SeriesState state, LocalClock clock, long start, long until) {
        Period period = state.metric.period();
        long least = least(state);
        Deque<Long> starts = new ArrayDeque<>();
        long at = start;
        for (long slot = clock.slot(at, period); slot >= least; slot = clock.slot(at, period)) {
            if (slot < until && clock.open(at, period)) {
                starts.addFirst(at);
            }
            at = clock.before(at, period);
        }
        return starts;
    }

    private static long least(SeriesState state) {
        return Math.max(state.track.phaseSlot, state.history.firstSlot());
    }

    /** The value of the open interval before one; NaN where there is none. */
    private static double previous(SeriesState state, LocalClock clock, long start) {
        Period period = state.metric.period();
        long least = least(state);
        long at = clock.before(start, period);
        while (clock.slot(at, period) >= least && !clock.open(at, period)) {
            at = clock.before(at, period);
        }
        long slot = clock.slot(at, period);
        return slot < least ? Double.NaN : state.history.at(slot).mean();
    }

    private static ClassicSample sample(
            SeriesState state, LocalClock clock, long start, double previous) {
        Period period = state.metric.period();
        Kind kind = state.metric.kind();
        Baseline baseline = state.track.baseline;
        long slot = clock.slot(start, period);
        Sums sums = state.history.at(slot);
        double open = clock.openMs(start, period) / HOUR_MS;
        if (!baseline.rare()) {
            return new ClassicSample(sums, open, previous, 0, Double.NaN, Double.NaN);
        }
        double events = sums.n() == 0 ? 0 : kind.rarer(baseline.level(), sums);
        History.Gone gone = state.history.gone(slot, least(state), kind, baseline.level());
        long since = clock.ago(start, gone.intervals() - 1, period);
        double hours = clock.openMs(since, clock.end(start, period)) / HOUR_MS;
        double each = Math.max(1, events);
        return new ClassicSample(
                sums,
                open,
                previous,
                events,
                (gone.contacts() + sums.n() - events) / each,
                hours / each);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(version);
        out.writeByte(fitted.size());
        for (Map.Entry<ClassicKind, double[]> entry : fitted.entrySet()) {
            out.writeByte(entry.getKey().ordinal());
            out.writeByte(entry.getValue().length);
            for (double number : entry.getValue()) {
                out.writeDouble(number);
            }
        }
    }

    static ClassicCharts read(DataInput in) throws IOException {
        ClassicCharts charts = new ClassicCharts();
        charts.version = in.readInt();
        for (int left = in.readByte(); left > 0; left--) {
            ClassicKind kind = ClassicKind.values()[in.readByte()];
            double[] fit = new double[in.readByte()];
            for (int i = 0; i < fit.length; i++) {
                fit[i] = in.readDouble();
            }
            charts.fitted.put(kind, fit);
        }
        return charts;
    }
}
