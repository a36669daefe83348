package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.sla.Objective;

/**
 * The clock of one promise to one contact, as it stands at one moment.
 *
 * @param objective what is promised
 * @param queue the queue
 * @param tags what was known when it started
 * @param start when it started, in milliseconds, as all moments here
 * @param deadline the last moment at which the promise is kept, or never while it is paused
 * @param atRiskAt when the promise came to be at risk, or 0 where it has not
 * @param breachedAt when it was broken, or 0 where it was not
 * @param end when the clock ended, or 0 while it runs
 * @param verdict how, or null while it runs
 * @param overMs how much of its time passed between deadline and end, in milliseconds
 */
record Clock(
        Objective objective,
        String queue,
        Tags tags,
        long start,
        long deadline,
        long atRiskAt,
        long breachedAt,
        long end,
        Verdict verdict,
        long overMs) {

    /** How clocks end. */
    enum Verdict {
        /** In time. */
        MET,
        /** Too late, or without what was promised. */
        MISSED,
        /** Nothing was owed any more. */
        VOID
    }

    boolean runs() {
        return end == 0;
    }

    boolean sameEnd(Clock other) {
        return end == other.end && verdict == other.verdict;
    }

    /** Whether they are one clock, at two moments or in two readings of a life. */
    boolean same(Clock other) {
        return order(other) == 0
                && queue.equals(other.queue)
                && tags.priority() == other.tags.priority()
                && tags.segment().equals(other.tags.segment());
    }

    /** The order in which clocks are read: by objective, then by start. */
    int order(Clock other) {
        int order = objective.compareTo(other.objective);
        return order == 0 ? Long.compare(start, other.start) : order;
    }
}
