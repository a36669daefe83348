package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.drift.SeriesState.Row;

/** Takes a series from one interval to the next. */
final class Stepper {

    private static final int WHOLE_WEEKS = 8;
    private static final int RELEARNED_FROM = 100;
    private static final double WINSORISED = 4;
    private static final double CALM = 2;
    private static final int CALM_INTERVALS = 2;
    private static final double SIGMAS = 3;
    private static final long WEEK_MS = 7 * 24 * 3_600_000L;

    private final Metric metric;
    private final Kind kind;
    private final Period period;
    private final DriftSettings settings;
    private final LocalClock clock;

    Stepper(Metric metric, DriftSettings settings, LocalClock clock) {
        this.metric = metric;
        kind = metric.kind();
        period = metric.period();
        this.settings = settings;
        this.clock = clock;
    }

    long slot(long start) {
        return clock.slot(start, period);
    }

    /** The next interval. */
    ChartPoint step(SeriesState state, Row row) {
        Track track = state.track;
        long slot = slot(row.start());
        long week = Math.floorDiv(slot, period.cells());
        if (week != track.week) {
            beginWeek(state, slot, week, row.start());
        }
        Sums sums = row.sums();
        boolean open = clock.open(row.start(), period);
        if (open && sums.n() > 0) {
            track.seen++;
            relearn(state, slot);
        }
        track.begin(clock.day(row.start()));
        Baseline baseline = track.baseline;
        int cell = Math.floorMod(slot, period.cells());
        if (baseline == null || Double.isNaN(baseline.linked(cell))) {
            return unscored(track, row, Double.NaN, sums.n());
        }
        double mean = expected(baseline, cell);
        if (!open || track.wanted > 0) {
            return unscored(track, row, mean, sums.n());
        }
        track.carry(row.start(), sums, sums.n() * mean);
        if (!enough(track, row.start())) {
            return unscored(track, row, mean, sums.n());
        }
        Sums all = track.carried();
        double expected = track.carriedExpected;
        double levelledOut = track.levelledOut();
        track.dropCarried();
        return score(track, row, slot, all, expected, levelledOut);
    }

    private ChartPoint score(
            Track track, Row row, long slot, Sums sums, double ofBaseline, double levelledOut) {
        Baseline baseline = track.baseline;
        double expected = ofBaseline;
        int cell = Math.floorMod(slot, period.cells());
        double spread = baseline.spread() * levelledOut + baseline.error().at(cell);
        if (metric.byDay()) {
            double prior = 1 / Math.max(baseline.daySpread(), 1e-6);
            expected *= (prior + track.dayRatios) / (prior + track.dayWeights);
            spread += 1 / (prior + track.dayWeights);
            divideOutDay(track, sums, ofBaseline, expected);
        }
        Residual residual = Residual.of(kind, sums, expected, baseline.within(), spread);
        double bounded = Math.max(-WINSORISED, Math.min(WINSORISED, residual.z()));
        double whitened = track.whitener.next(slot, bounded, residual.share(), baseline.memory());
        boolean trial = track.status == Status.TRIAL;
        double limit = settings.limit(trial);
        track.detectors.next(whitened, limit * settings.cap(), track.carriedSince, sums, expected);
        track.recent =
                track.recent.plus(new Recent.Scored(track.carriedSince, whitened, sums, expected));
        track.up = drift(track, track.up, true, limit, row.start());
        track.down = drift(track, track.down, false, limit, row.start());
        spike(track, residual.z(), row.start(), sums, expected);
        return point(track, row, sums, expected, spread, residual.z(), whitened);
    }

    private double expected(Baseline baseline, int cell) {
        double mean = kind.unlink(baseline.linked(cell));
        if (kind != Kind.PROPORTION) {
            return mean;
        }
        double least = 0.5 / Math.max(1, baseline.base().at(cell));
        return Math.max(least, Math.min(1 - least, mean));
    }

    /** What is enough to be scored; the last hour of the day is scored with what there is. */
    private boolean enough(Track track, long start) {
        double n = track.carriedN;
        return switch (kind) {
            case COUNT -> n > 0;
            case MEAN -> n >= settings.minimumDurations();
            case PROPORTION -> {
                double rarer = Math.min(track.carriedExpected, n - track.carriedExpected);
                yield rarer >= settings.minimumExpected()
                        || n > 0 && (period == Period.DAY || clock.lastOfDay(start));
            }
        };
    }

    /** The hour's share in the factor of its day; one that is far out does not count in full. */
    private static void divideOutDay(Track track, Sums sums, double ofBaseline, double expected) {
        if (ofBaseline <= 0) {
            return;
        }
        double weighs = 1 / (1 / ofBaseline + track.baseline.spread());
        double most = WINSORISED / Math.sqrt(weighs);
        double factor = expected / ofBaseline;
        double ratio = sums.x() / ofBaseline;
        track.dayRatios += weighs * Math.max(factor - most, Math.min(factor + most, ratio));
        track.dayWeights += weighs;
    }

    private Signal drift(Track track, Signal standing, boolean up, double limit, long start) {
        Side side = track.detectors.side(up);
        if (standing == null) {
            return side.statistic > limit && practical(side.sums(), side.expected)
                    ? drifted(track, up, side, start)
                    : null;
        }
        if (side.statistic < limit / 2) {
            end(track, standing, start);
            return null;
        }
        Recent.Scored newest = track.recent.newest();
        return standing.since(
                standing.observed().plus(newest.sums()), standing.expected() + newest.expected());
    }

    private Signal drifted(Track track, boolean up, Side side, long start) {
        Recent change = track.recent.sinceChange(side.since, up);
        return new Signal(
                settings.detector(),
                up,
                start,
                change.start(),
                Signal.STANDING,
                track.status == Status.TRIAL,
                track.phase,
                track.baseline.version(),
                side.statistic,
                change.sums(),
                change.expected());
    }

    private void spike(Track track, double z, long start, Sums sums, double expected) {
        double size = Math.abs(z);
        if (track.spike != null) {
            track.calm = size <= CALM ? track.calm + 1 : 0;
            if (track.calm == CALM_INTERVALS) {
                end(track, track.spike, start);
                track.spike = null;
            }
            return;
        }
        double limit = track.status == Status.TRIAL ? settings.trialSpike() : settings.spike();
        if (size > limit && practical(sums, expected)) {
            track.calm = 0;
            track.spike =
                    new Signal(
                            Detector.SPIKE,
                            z > 0,
                            start,
                            start,
                            Signal.STANDING,
                            track.status == Status.TRIAL,
                            track.phase,
                            track.baseline.version(),
                            z,
                            sums,
                            expected);
        }
    }

    /** Whether a change is large enough to be of interest to anybody. */
    private boolean practical(Sums sums, double expected) {
        double wanted = metric.practicalSize();
        return switch (kind) {
            case PROPORTION -> {
                double p = expected / sums.n();
                yield Math.abs(sums.x() / sums.n() - p) >= Math.min(wanted, Math.min(p, 1 - p) / 4);
            }
            case MEAN -> Math.abs(sums.x() - expected) / sums.n() >= wanted;
            case COUNT -> Math.abs(sums.x() / expected - 1) >= wanted;
        };
    }

    private void end(Track track, Signal signal, long at) {
        track.end(
                signal,
                at,
                slot(signal.changedAt()),
                slot(at),
                at - 2 * WEEK_MS * (period == Period.DAY ? 24 : 1));
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
        Baseline fitted = fit(state, week, slot);
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
        BaselineFit fit =
                new BaselineFit(
                        metric, state.history, track.phaseSlot, week + 1, track.over, state.parent);
        Baseline fitted = fit.refitLevel(track.baseline, track.baseline.version() + 1, slot);
        if (fitted != null) {
            track.baseline = fitted;
        }
        track.status = SeriesMonitor.status(week - track.firstWeek, track.seen);
    }

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

    void confirm(SeriesState state, long changedAt) {
        Track track = state.track;
        if (track.baseline == null) {
            throw new IllegalStateException(
                    "the series is learning and has no level yet that could have changed");
        }
        long slot = slot(changedAt);
        endAllNow(state);
        track.phase++;
        track.phaseSlot = slot;
        track.over = track.over.before(slot);
        BaselineFit fit =
                new BaselineFit(
                        metric, state.history, slot, track.week + 1, track.over, state.parent);
        Baseline fitted = fit.refitLevel(track.baseline, track.baseline.version() + 1, slot);
        if (fitted != null) {
            track.baseline = fitted;
        }
        forget(track);
    }

    void exclude(SeriesState state, long from, long to) {
        endAllNow(state);
        state.track.over = state.track.over.plus(slot(from), slot(to));
        forget(state.track);
    }

    void restart(SeriesState state) {
        Track track = state.track;
        endAllNow(state);
        track.phase++;
        track.phaseSlot =
                state.rows.isEmpty()
                        ? track.phaseSlot
                        : slot(state.rows.get(state.rows.size() - 1).start()) + 1;
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

    private void endAllNow(SeriesState state) {
        if (!state.rows.isEmpty()) {
            endAll(state.track, state.rows.get(state.rows.size() - 1).start());
        }
    }

    private void endAll(Track track, long at) {
        for (Signal signal : new Signal[] {track.up, track.down, track.spike}) {
            if (signal != null) {
                end(track, signal, at);
            }
        }
        track.up = null;
        track.down = null;
        track.spike = null;
    }

    private ChartPoint point(
            Track track,
            Row row,
            Sums sums,
            double expected,
            double spread,
            double z,
            double whitened) {
        double n = sums.n();
        double within = track.baseline.within();
        return new ChartPoint(
                row.start(),
                kind == Kind.COUNT ? sums.x() : n,
                shown(sums.mean()),
                shown(expected / n),
                shown(Residual.limit(kind, n, expected, within, spread, -SIGMAS)),
                shown(Residual.limit(kind, n, expected, within, spread, SIGMAS)),
                z,
                whitened,
                track.detectors.cusumUp.statistic,
                track.detectors.cusumDown.statistic,
                track.detectors.ewma,
                track.status,
                track.phase,
                track.baseline.version(),
                track.up != null,
                track.down != null,
                track.spike != null);
    }

    private ChartPoint unscored(Track track, Row row, double expected, double n) {
        return new ChartPoint(
                row.start(),
                kind == Kind.COUNT ? row.sums().x() : n,
                shown(row.sums().mean()),
                shown(expected),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                track.detectors.cusumUp.statistic,
                track.detectors.cusumDown.statistic,
                track.detectors.ewma,
                track.status,
                track.phase,
                track.baseline == null ? 0 : track.baseline.version(),
                track.up != null,
                track.down != null,
                track.spike != null);
    }

    /** In the metric's own unit: of durations the median in seconds. */
    private double shown(double value) {
        return metric.logarithmic() ? Math.exp(value) : value;
    }
}
