package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.drift.SeriesState.Row;

/** Takes a series from one interval to the next. */
final class Stepper {

    private static final double WINSORISED = 4;
    private static final double SIGMAS = 3;

    private final Metric metric;
    private final Kind kind;
    private final Period period;
    private final DriftSettings settings;
    private final LocalClock clock;
    private final Phases phases;
    private final Signals signals;

    Stepper(Metric metric, DriftSettings settings, LocalClock clock, Phases phases) {
        this.metric = metric;
        kind = metric.kind();
        period = metric.period();
        this.settings = settings;
        this.clock = clock;
        this.phases = phases;
        signals = new Signals(metric, settings, phases);
    }

    /** The next interval. */
    ChartPoint step(SeriesState state, Row row) {
        Step step = new Step(state, row, phases.enter(state, row));
        Track track = state.track;
        long slot = phases.slot(row.start());
        Sums sums = row.sums();
        track.begin(clock.day(row.start()));
        Baseline baseline = track.baseline;
        int cell = Math.floorMod(slot, period.cells());
        if (baseline == null || Double.isNaN(baseline.linked(cell))) {
            return step.unscored(Double.NaN);
        }
        double mean = expected(baseline, cell);
        if (!clock.open(row.start(), period)
                || track.wanted > 0
                || state.decisions.exclude(row.start())) {
            return step.unscored(mean);
        }
        if (baseline.rare()) {
            double least = baseline.least();
            double exact = kind.unlink(baseline.linked(cell));
            return rare(
                    step,
                    slot,
                    Math.max(least, kind == Kind.PROPORTION ? Math.min(1 - least, exact) : exact));
        }
        track.carry(row.start(), sums, sums.n() * mean);
        if (!enough(track, row.start())) {
            return step.unscored(mean);
        }
        Sums all = track.carried();
        double expected = track.carriedExpected;
        double levelledOut = track.levelledOut();
        track.dropCarried();
        return score(step, slot, all, expected, levelledOut);
    }

    private ChartPoint score(
            Step step, long slot, Sums sums, double ofBaseline, double levelledOut) {
        Track track = step.state().track;
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
        double whitened =
                track.whitener.next(
                        slot, bounded(residual.z()), residual.share(), baseline.memory());
        if (step.watched()) {
            signals.detect(track, step.start(), sums, expected, residual.z(), whitened);
        }
        return point(step, sums, expected, spread, residual.z(), whitened);
    }

    /**
     * Rare events are scored by the gaps between them. One that is still open is tested, too: it
     * can only be too long.
     */
    private ChartPoint rare(Step step, long slot, double mean) {
        Track track = step.state().track;
        Sums sums = step.row().sums();
        if (sums.n() == 0) {
            return step.unscored(mean);
        }
        double level = track.baseline.level();
        double events = kind.rarer(level, sums);
        boolean contacts = kind == Kind.PROPORTION;
        double chance = contacts ? kind.rarer(level, new Sums(1, mean, 0)) : 0;
        double without = contacts ? -Math.log1p(-chance) * (sums.n() - events) : sums.n() * mean;
        track.carry(step.start(), sums, sums.n() * mean);
        // Where in the interval events came is not known: evenly, as it is to be expected.
        double before = events / (events + 1);
        Gap gap =
                new Gap(
                        track.gap + without * (events == 0 ? 1 : before),
                        Math.max(1, events),
                        chance);
        boolean more = level <= 0 || !contacts;
        Sums all = track.carried();
        double expected = track.carriedExpected;
        double z = more ? -gap.z() : gap.z();
        if (events > 0) {
            track.dropCarried();
            track.gap = without * (1 - before);
            double whitened = track.whitener.next(slot, bounded(z), 0, track.baseline.memory());
            if (step.watched()) {
                signals.detect(track, step.start(), all, expected, z, whitened);
            }
            return rare(step, all, expected, gap, z, whitened);
        }
        track.gap = gap.expected();
        if (gap.z() <= signals.spikeLimit(track) || !step.watched()) {
            return step.unscored(mean);
        }
        signals.spike(track, z, step.start(), all, expected);
        return rare(step, all, expected, gap, z, Double.NaN);
    }

    private ChartPoint rare(
            Step step, Sums sums, double expected, Gap gap, double z, double whitened) {
        double rate = Math.max(1, kind.rarer(step.state().track.baseline.level(), sums)) / sums.n();
        double fewest = rate * gap.limit(SIGMAS);
        double most = rate * gap.limit(-SIGMAS);
        boolean turned = kind == Kind.PROPORTION && step.state().track.baseline.level() > 0;
        double bound = kind == Kind.PROPORTION ? 1 : Double.POSITIVE_INFINITY;
        return step.point(
                kind == Kind.COUNT ? sums.x() : sums.n(),
                sums.mean(),
                expected / sums.n(),
                turned
                        ? new double[] {1 - Math.min(bound, most), 1 - fewest}
                        : new double[] {fewest, Math.min(bound, most)},
                z,
                whitened);
    }

    private static double bounded(double z) {
        return Math.max(-WINSORISED, Math.min(WINSORISED, z));
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
            case PROPORTION ->
                    track.carriedRarer >= settings.minimumExpected()
                            || n > 0 && (period == Period.DAY || clock.lastOfDay(start));
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

    private ChartPoint point(
            Step step, Sums sums, double expected, double spread, double z, double whitened) {
        double n = sums.n();
        double within = step.state().track.baseline.within();
        return step.point(
                kind == Kind.COUNT ? sums.x() : n,
                sums.mean(),
                expected / n,
                new double[] {
                    Residual.limit(kind, n, expected, within, spread, -SIGMAS),
                    Residual.limit(kind, n, expected, within, spread, SIGMAS)
                },
                z,
                whitened);
    }
}
