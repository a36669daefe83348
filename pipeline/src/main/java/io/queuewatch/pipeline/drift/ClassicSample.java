package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.drift.chart.Counted;
import io.queuewatch.pipeline.drift.chart.Subgroup;

/**
 * An interval as textbook charts see it: by itself, without a season.
 *
 * @param sums of it
 * @param openHours of it
 * @param previous value of the interval before it; NaN where that had none
 * @param events rare ones that it had
 * @param gapContacts contacts without the event since it last came, up to now; of several events of
 *     the interval the mean
 * @param gapHours open hours since then, likewise
 */
record ClassicSample(
        Sums sums,
        double openHours,
        double previous,
        double events,
        double gapContacts,
        double gapHours) {

    Counted share() {
        return new Counted(sums.x(), sums.n());
    }

    /** A repeated hour counts twice. */
    Counted rate() {
        return new Counted(sums.x(), sums.n() * openHours);
    }

    double mean() {
        return sums.mean();
    }

    double movingRange() {
        return Math.abs(mean() - previous);
    }

    Subgroup values() {
        double n = sums.n();
        return new Subgroup(
                (long) n,
                mean(),
                n < 2
                        ? Double.NaN
                        : Math.sqrt(Math.max(0, sums.y() - sums.x() * sums.x() / n) / (n - 1)));
    }
}
