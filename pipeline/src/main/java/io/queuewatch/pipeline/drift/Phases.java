package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.drift.SeriesState.Row;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a series is compared with: its baseline is fitted anew from week to week while a phase
 * lasts, and another phase begins where a person has confirmed a change or a promise has changed.
 */
final class Phases {

    private static final int WHOLE_WEEKS = 8;
    private static final int RELEARNED_FROM = 100;
    private static final long WEEK_MS = 7 * 24 * 3_600_000L;

    private final Metric metric;
    private final Period period;
    private final DriftSettings settings;
    private final LocalClock clock;

    Phases(Metric metric, DriftSettings settings, LocalClock clock) {
        this.metric = metric;
        period = metric.period();
        this.settings = settings;
        this.clock = clock;
    }

    long slot(long start) {
        return clock.slot(start, period);
    }

    /**
     * Before an interval is scored: its week, and what was decided about spans that begin with it.
     *
     * @return what begins
     */
    Set<ChartEvent> enter(SeriesState state, Row row) {
        Track track = state.track;
        Set<ChartEvent> begins = EnumSet.noneOf(ChartEvent.class);
        long slot = slot(row.start());
        long week = Math.floorDiv(slot, period.cells());
        if (week != track.week) {
            beginWeek(state, slot, week, row.start());
        }
        for (Decision decision : state.decisions.beginningIn(track.at, row.start())) {
            endAll(track, row.start());
            if (decision.confirms()) {
                begin(track, decision, slot);
                begins.add(ChartEvent.PHASE);
            } else {
                begins.add(ChartEvent.EXCLUDED);
            }
            forget(track);
        }
        boolean before = track.at != Track.NEVER && slot(track.at) < track.promisedSlot;
        if (before && slot >= track.promisedSlot) {
            begins.add(ChartEvent.PHASE);
        }
        track.at = row.start();
        if (clock.open(row.start(), period) && row.sums().n() > 0) {
            track.seen++;
            relearn(state, slot);
        }
        return begins;
    }

    private void begin(Track track, Decision decision, long slot) {
        track.phase = decision.phase();
        track.phaseSlot = slot;
        track.over = track.over.before(slot);
        track.baseline = decision.baseline();
        if (track.wanted > 0) {
            track.wanted = 0;
            track.status = SeriesMonitor.status(track.week - track.firstWeek, track.seen);
        }
    }

    /** A week begins: the baseline is fitted anew from those before it that were in control. */
    private void beginWeek(SeriesState state, long slot, long week, long start) {
        Track track = state.track;
        if (track.firstWeek == Track.NEVER) {
            track.firstWeek = Math.floorMod(slot, period.cells()) == 0 ? week : week + 1;
            track.phaseSlot = slot;
        }
        track.week = week;
        Status status = SeriesMonitor.status(week - track.firstWeek, track.seen);
        if (status == Status.LEARNING || track.wanted > 0) {
            return;
        }
        track.over = track.over.since(slot - (long) (History.WEEKS + 2) * period.cells());
        // A confirmed level has been fitted from all of what was confirmed.
        Baseline fitted = state.decisions.confirm(start) ? null : fit(state, week, slot);
        if (fitted != null) {
            track.baseline = fitted;
        }
        if (track.baseline != null && track.status != status) {
            track.status = status;
            endAll(track, start);
        }
    }

    private Baseline fit(SeriesState state, long week, long slot) {
        Track track = state.track;
        BaselineFit fit =
                new BaselineFit(
                        metric,
                        state.history,
                        track.phaseSlot,
                        week,
                        suspects(track, slot),
                        state.parent);
        int version = track.baseline == null ? 1 : track.baseline.version() + 1;
        boolean young = track.phase > 1 && week - track.phaseSlot / period.cells() <= WHOLE_WEEKS;
        return young ? fit.refitLevel(track.baseline, version, slot) : fit.fit(version, slot);
    }

    /** What was signalled, and what may be found to have been the beginning of a change. */
    private Spans suspects(Track track, long slot) {
        Spans spans = track.over;
        for (Signal signal : new Signal[] {track.up, track.down, track.spike}) {
            if (signal != null) {
                spans = spans.plus(slot(signal.changedAt()), slot);
            }
        }
        double half = settings.limit(track.status == Status.TRIAL) / 2;
        for (boolean up : new boolean[] {true, false}) {
            Side side = track.detectors.side(up);
            if (side.statistic > half) {
                spans = spans.plus(slot(side.since), slot);
            }
        }
        return spans;
    }

    private void relearn(SeriesState state, long slot) {
        Track track = state.track;
        if (track.wanted == 0 || --track.wanted > 0) {
            return;
        }
        long week = Math.floorDiv(slot, period.cells());
        Baseline fitted = level(state, track.phaseSlot, week, slot);
        if (fitted != null) {
            track.baseline = fitted;
        }
        track.status = SeriesMonitor.status(week - track.firstWeek, track.seen);
    }

    private Baseline level(SeriesState state, long fromSlot, long week, long since) {
        Track track = state.track;
        return new BaselineFit(
                        metric,
                        state.history,
                        fromSlot,
                        week + 1,
                        fromSlot == track.phaseSlot ? track.over : track.over.before(fromSlot),
                        state.parent)
                .refitLevel(track.baseline, track.baseline.version() + 1, since);
    }

    /** Whether an interval is one to compare with: neither signalled nor excluded. */
    boolean inControl(Track track, long start) {
        long slot = slot(start);
        if (slot < track.phaseSlot || track.over.contains(slot)) {
            return false;
        }
        for (Signal signal : new Signal[] {track.up, track.down, track.spike}) {
            if (signal != null && start >= signal.changedAt()) {
                return false;
            }
        }
        return true;
    }

    /**
     * That a change is to stay.
     *
     * @param changedAt its first moment
     * @param newest beginning of the newest interval
     * @throws IllegalStateException where the series has no level yet that could have changed
     */
    Decision confirmed(SeriesState state, long changedAt, long newest) {
        Track track = state.track;
        if (track.baseline == null) {
            throw new IllegalStateException(
                    "the series is learning and has no level yet that could have changed");
        }
        // What was before a promise changed was measured by another one.
        long slot = Math.max(slot(changedAt), track.promisedSlot);
        Baseline fitted = level(state, slot, track.week, slot);
        return new Decision(
                changedAt,
                newest,
                state.decisions.phaseAt(changedAt, track.phase),
                track.phase + 1,
                fitted == null ? track.baseline : fitted);
    }

    /** That a span had a cause that has passed. */
    Decision excluded(SeriesState state, long from, long to) {
        int phase = state.decisions.phaseAt(from, state.track.phase);
        return new Decision(from, to, phase, phase, null);
    }

    /** Baselines are not fitted from the span, wherever the chart is drawn again from. */
    void exclude(SeriesState state, Decision decision) {
        long first = slot(decision.from());
        long last = slot(decision.to());
        state.track.over = state.track.over.plus(first, last);
        state.marks.forEach(mark -> mark.track().over = mark.track().over.plus(first, last));
    }

    /**
     * Back to before an interval of which no mark is left, where a phase is to begin.
     *
     * @param from of the phase
     * @param start beginning of the interval
     */
    void backTo(Track track, long from, long start) {
        track.at = Math.min(from, start) - 1;
        track.week = Math.floorDiv(slot(start), period.cells());
        track.day = Track.NEVER;
        track.status = SeriesMonitor.status(track.week - track.firstWeek, track.seen);
        forget(track);
    }

    /** A promise has changed: what comes is learned as a phase of its own. */
    void restart(SeriesState state) {
        Track track = state.track;
        track.phase++;
        track.phaseSlot =
                state.rows.isEmpty()
                        ? track.phaseSlot
                        : slot(state.rows.get(state.rows.size() - 1).start()) + 1;
        track.promisedSlot = track.phaseSlot;
        if (track.baseline != null) {
            track.wanted = RELEARNED_FROM;
            track.status = Status.LEARNING;
        }
        forget(track);
    }

    private static void forget(Track track) {
        track.dropCarried();
        track.detectors.clear();
        track.whitener = new Whitener();
        track.recent = Recent.NONE;
    }

    /** Ends what stands. */
    void endAll(Track track, long at) {
        for (Signal signal : new Signal[] {track.up, track.down, track.spike}) {
            if (signal != null) {
                end(track, signal, at);
            }
        }
        track.up = null;
        track.down = null;
        track.spike = null;
    }

    /** Ends a signal. */
    void end(Track track, Signal signal, long at) {
        track.end(
                signal,
                at,
                slot(signal.changedAt()),
                slot(at),
                at - 2 * WEEK_MS * (period == Period.DAY ? 24 : 1));
    }
}
