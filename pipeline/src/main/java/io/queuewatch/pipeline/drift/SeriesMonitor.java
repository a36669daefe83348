package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.drift.SeriesState.Mark;
import io.queuewatch.pipeline.drift.SeriesState.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Watches one series: takes the sums of its intervals, also corrected or late ones of the last 168,
 * and tells what the chart shows and what is new of its signals. The same intervals give the same
 * chart in whatever order they and their corrections come.
 */
public final class SeriesMonitor {

    /** Intervals that may be corrected. */
    public static final int CORRECTABLE = 168;

    private static final int WHOLE_WEEKS = 8;
    private static final int ACTIVE_WEEKS = 16;
    private static final int FEWEST_SEEN = 100;
    private static final int MARK_EVERY = 24;

    // Decisions about spans that nothing is kept of any more do not matter.
    private static final long DECIDED_MS = 30 * 7 * 24 * 3_600_000L;

    private final SeriesState state;
    private final LocalClock clock;
    private final Phases phases;
    private final Stepper stepper;

    /**
     * A monitor of a series.
     *
     * @param state what is remembered of it; changed by the monitor
     * @param settings of the detectors
     * @param clock on the wall of its queue
     */
    public SeriesMonitor(SeriesState state, DriftSettings settings, LocalClock clock) {
        this.state = state;
        this.clock = clock;
        state.by(settings);
        phases = new Phases(state.metric, settings, clock);
        stepper = new Stepper(state.metric, settings, clock, phases);
    }

    /**
     * The sums of one interval, whole: a new one, or one that replaces what was said of it before.
     * Of intervals before the last 168, or before a promise changed, nothing is changed.
     *
     * @param start its beginning, in epoch milliseconds
     * @param sums of it; {@link Sums#NONE} or a count of 0 where nothing happened
     * @return the points of the chart from this interval on, and what is new of signals
     */
    public Scores take(long start, Sums sums) {
        if (phases.slot(start) < state.track.promisedSlot) {
            return Scores.NOTHING;
        }
        int at = state.rows.size();
        while (at > 0 && state.rows.get(at - 1).start() > start) {
            at--;
        }
        boolean corrects = at > 0 && state.rows.get(at - 1).start() == start;
        if (corrects) {
            at--;
            Sums before = state.rows.get(at).sums();
            if (before.equals(sums)) {
                return Scores.NOTHING;
            }
            state.history.add(phases.slot(start), sums.minus(before));
            state.rows.set(at, new Row(start, sums));
        } else {
            if (at == 0 && !state.rows.isEmpty()) {
                return Scores.NOTHING;
            }
            state.history.add(phases.slot(start), sums);
            state.rows.add(at, new Row(start, sums));
        }
        int from = at;
        if (corrects || at < state.rows.size() - 1) {
            from = goBack(at);
        }
        List<ChartPoint> points = step(from, at);
        List<SignalChange> news = news(state.rows.get(from).start());
        forgetOldRows();
        return new Scores(points, List.of(), news);
    }

    /** Takes rows again from one on, and gives the points from another on. */
    private List<ChartPoint> step(int from, int shown) {
        List<ChartPoint> points = new ArrayList<>(1);
        for (int row = from; row < state.rows.size(); row++) {
            mark(row);
            ChartPoint point = stepper.step(state, state.rows.get(row));
            if (row >= shown) {
                points.add(point);
            }
        }
        return points;
    }

    /** The shape of the week of what the series is a part of; used from its next fit on. */
    public void parent(Shape shape) {
        state.parent = shape;
    }

    /** How far the chart is to be trusted. */
    public Status status() {
        return state.track.status;
    }

    /** The baseline in force; null while the series is learning. */
    public Baseline baseline() {
        return state.track.baseline;
    }

    /** Counts the phases, from 1. */
    public int phase() {
        return state.track.phase;
    }

    /**
     * Whether an interval is one to compare with: neither signalled nor excluded.
     *
     * @param start its beginning, in epoch milliseconds
     */
    public boolean inControl(long start) {
        return phases.inControl(state.track, start);
    }

    /** What stands now. */
    public List<Signal> standing() {
        return state.announced.stream().filter(Signal::standing).toList();
    }

    /**
     * A person confirms that what changed is to stay: a phase begins at the change, with the shape
     * of the week and a level of its own, and the chart is drawn anew from there. What stands is
     * over; detectors begin with the next interval.
     *
     * @param changedAt beginning of the interval in which the change began
     * @throws IllegalStateException where the series has no level yet that could have changed
     */
    public Scores confirm(long changedAt) {
        return decide(phases.confirmed(state, changedAt, newest()));
    }

    /**
     * A person says that a span had a known cause that has passed, or will have: baselines are not
     * fitted from it, detectors hold, and what stands is over.
     *
     * @param from beginning of the first interval
     * @param to beginning of the last interval
     */
    public Scores exclude(long from, long to) {
        return decide(phases.excluded(state, from, to));
    }

    /**
     * A target, formula or calendar changes: a phase begins, and its level is learned from the next
     * 100 intervals with the shape of the week as it was. Corrections of what was before are not
     * taken any more.
     */
    public List<SignalChange> restart() {
        List<SignalChange> news = endAll();
        phases.restart(state);
        state.rows.clear();
        state.marks.clear();
        state.decisions.clear();
        return news;
    }

    private long newest() {
        return state.rows.isEmpty()
                ? state.track.at
                : state.rows.get(state.rows.size() - 1).start();
    }

    /** What stands is over, whatever the chart will be like once it is drawn anew. */
    private List<SignalChange> endAll() {
        phases.endAll(state.track, newest());
        return news(Long.MAX_VALUE);
    }

    private Scores decide(Decision decision) {
        List<SignalChange> news = new ArrayList<>(endAll());
        state.announced.removeIf(signal -> signal.raisedAt() >= decision.from());
        Decisions before = state.decisions.copy();
        int phase = state.track.phase;
        state.decisions.forgetBefore(newest() - DECIDED_MS);
        state.decisions.add(decision);
        if (!decision.confirms()) {
            phases.exclude(state, decision);
        }
        int at = decision.confirms() ? drawnAgainFrom(decision) : firstFrom(decision.from());
        if (at == state.rows.size()) {
            return new Scores(List.of(), List.of(), news);
        }
        int from = state.marks.isEmpty() ? 0 : goBack(at);
        List<ChartPoint> points = step(from, at);
        news.addAll(news(state.rows.get(from).start()));
        forgetOldRows();
        List<Scores.Superseded> superseded = new ArrayList<>();
        for (ChartPoint point : points) {
            int had = before.phaseAt(point.start(), phase);
            if (had != point.phase()) {
                superseded.add(new Scores.Superseded(point.start(), had));
            }
        }
        return new Scores(points, superseded, news);
    }

    private int firstFrom(long moment) {
        int row = 0;
        while (row < state.rows.size() && state.rows.get(row).start() < moment) {
            row++;
        }
        return row;
    }

    /** The first row of a phase; what is not among the rows any more is taken from the history. */
    private int drawnAgainFrom(Decision decision) {
        if (state.rows.isEmpty() || state.rows.get(0).start() <= decision.from()) {
            return firstFrom(decision.from());
        }
        Track track = state.track;
        Period period = state.metric.period();
        long least = Math.max(track.promisedSlot, state.history.firstSlot());
        List<Row> older = new ArrayList<>();
        long start = clock.before(state.rows.get(0).start(), period);
        while (start >= decision.from() && phases.slot(start) >= least) {
            Sums sums = state.history.at(phases.slot(start));
            if (sums.n() > 0 || state.metric.kind() != Kind.COUNT) {
                older.add(new Row(start, sums));
            }
            start = clock.before(start, period);
        }
        Collections.reverse(older);
        state.rows.addAll(0, older);
        state.marks.clear();
        phases.backTo(track, decision.from(), state.rows.get(0).start());
        return 0;
    }

    private void mark(int row) {
        List<Mark> marks = state.marks;
        if (marks.isEmpty() || row - marks.get(marks.size() - 1).before() >= MARK_EVERY) {
            marks.add(new Mark(row, new Track(state.track)));
        }
    }

    /** Back to what the series was before a row; returns the first row to be taken again. */
    private int goBack(int row) {
        List<Mark> marks = state.marks;
        while (marks.get(marks.size() - 1).before() > row) {
            marks.remove(marks.size() - 1);
        }
        Mark mark = marks.get(marks.size() - 1);
        state.track = new Track(mark.track());
        return mark.before();
    }

    private void forgetOldRows() {
        List<Mark> marks = state.marks;
        while (marks.size() > 1 && state.rows.size() - marks.get(1).before() >= CORRECTABLE) {
            int gone = marks.get(1).before();
            state.rows.subList(0, gone).clear();
            marks.remove(0);
            for (int i = 0; i < marks.size(); i++) {
                marks.set(i, new Mark(marks.get(i).before() - gone, marks.get(i).track()));
            }
        }
    }

    private List<SignalChange> news(long takenFrom) {
        Track track = state.track;
        if (track.ended.length == 0
                && track.up == null
                && track.down == null
                && track.spike == null
                && state.announced.isEmpty()) {
            return List.of();
        }
        List<Signal> now = new ArrayList<>(track.ended.length + 3);
        for (Signal standing : new Signal[] {track.up, track.down, track.spike}) {
            if (standing != null) {
                now.add(standing);
            }
        }
        Collections.addAll(now, track.ended);
        long oldest = state.rows.isEmpty() ? Long.MAX_VALUE : state.rows.get(0).start();
        return new Announcement(now).news(state.announced, takenFrom, oldest);
    }

    /** Whether so many whole weeks and intervals make a chart. */
    static Status status(long wholeWeeks, int seen) {
        if (wholeWeeks < WHOLE_WEEKS || seen < FEWEST_SEEN) {
            return Status.LEARNING;
        }
        return wholeWeeks < ACTIVE_WEEKS ? Status.TRIAL : Status.ACTIVE;
    }
}
