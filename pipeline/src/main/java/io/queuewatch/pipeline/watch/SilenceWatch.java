package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.alert.AlertTiming;
import io.queuewatch.pipeline.config.AlertSettings;

/** Whether nothing comes where, by the weeks before, contacts were to be expected. */
final class SilenceWatch {

    private final WatchedQueue watched;
    private final QueueMemory memory;
    private final WeeklyArrivals arrivals;
    private final QueueTroubles troubles;

    SilenceWatch(
            WatchedQueue watched,
            QueueMemory memory,
            WeeklyArrivals arrivals,
            QueueTroubles troubles) {
        this.watched = watched;
        this.memory = memory;
        this.arrivals = arrivals;
        this.troubles = troubles;
    }

    /**
     * Looks whether it has been silent for too long.
     *
     * @param heardAt when it was last heard of, in milliseconds
     */
    void look(Trouble trouble, long moment, long heardAt) throws Exception {
        AlertSettings settings = watched.at(moment).settings();
        long since = Math.max(heardAt, memory.first);
        double expected = moment <= since ? 0 : missedSince(since, moment, settings);
        troubles.hear(
                trouble,
                moment,
                expected >= settings.expectedArrivals() && !watched.isGivenUp(moment),
                new AlertTiming(0, 0),
                () ->
                        Wording.text(
                                "%s for %s; by the weeks before some %.0f contacts were to be"
                                        + " expected.",
                                trouble == Trouble.SOURCE_SILENT
                                        ? "Nothing was heard of any contact"
                                        : "No contact came",
                                Wording.span(moment - since),
                                expected));
    }

    /** How many were to be expected: each look adds what was since the one before. */
    private double missedSince(long since, long moment, AlertSettings settings) throws Exception {
        if (memory.silentSince != since || memory.silentUntil > moment) {
            memory.silentSince = since;
            memory.silentUntil = since;
            memory.missed = 0;
        }
        memory.missed += expected(memory.silentUntil, moment, settings);
        memory.silentUntil = moment;
        return memory.missed;
    }

    /** How many were to be expected between two moments. */
    double expected(long from, long to, AlertSettings settings) throws Exception {
        long known = Math.max(memory.first, watched.comparableSince(to));
        return arrivals.expected(from, to, known, settings.historyWeeks());
    }
}
