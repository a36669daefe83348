package io.queuewatch.pipeline.drift;

/** Raises and ends the signals of a series. */
final class Signals {

    private static final double CALM = 2;
    private static final int CALM_INTERVALS = 2;

    private final Metric metric;
    private final Kind kind;
    private final DriftSettings settings;
    private final Phases phases;

    Signals(Metric metric, DriftSettings settings, Phases phases) {
        this.metric = metric;
        kind = metric.kind();
        this.settings = settings;
        this.phases = phases;
    }

    /** What the detectors say of one more residual. */
    void detect(Track track, long start, Sums sums, double expected, double z, double whitened) {
        double limit = settings.limit(track.status == Status.TRIAL);
        track.detectors.next(whitened, limit * settings.cap(), track.carriedSince, sums, expected);
        track.recent =
                track.recent.plus(new Recent.Scored(track.carriedSince, whitened, sums, expected));
        track.up = drift(track, track.up, true, limit, start);
        track.down = drift(track, track.down, false, limit, start);
        spike(track, z, start, sums, expected);
    }

    private Signal drift(Track track, Signal standing, boolean up, double limit, long start) {
        Side side = track.detectors.side(up);
        if (standing == null) {
            return side.statistic > limit && practical(side.sums(), side.expected)
                    ? drifted(track, up, side, start)
                    : null;
        }
        if (side.statistic < limit / 2) {
            phases.end(track, standing, start);
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

    /** What is said of an interval that is far out. */
    void spike(Track track, double z, long start, Sums sums, double expected) {
        double size = Math.abs(z);
        if (track.spike != null) {
            track.calm = size <= CALM ? track.calm + 1 : 0;
            if (track.calm == CALM_INTERVALS) {
                phases.end(track, track.spike, start);
                track.spike = null;
            }
            return;
        }
        if (size > spikeLimit(track) && practical(sums, expected)) {
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

    double spikeLimit(Track track) {
        return track.status == Status.TRIAL ? settings.trialSpike() : settings.spike();
    }

    /** Whether a change is large enough to be of interest to anybody. */
    private boolean practical(Sums sums, double expected) {
        double wanted = settings.practicalSize(metric);
        return switch (kind) {
            case PROPORTION -> {
                double p = expected / sums.n();
                yield Math.abs(sums.x() / sums.n() - p) >= Math.min(wanted, Math.min(p, 1 - p) / 4);
            }
            case MEAN -> Math.abs(sums.x() - expected) / sums.n() >= wanted;
            case COUNT -> Math.abs(sums.x() / expected - 1) >= wanted;
        };
    }
}
