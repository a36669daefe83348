package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.config.Target;
import io.queuewatch.pipeline.sla.Pause;
import java.util.List;

/**
 * What the clocks of a contact hang on beyond its visits. Most contacts have none of it.
 *
 * @param byEvents whether its source tells of resolutions, so that being done with is none
 * @param asks what the customer wrote after the first reply and before the next, in order
 * @param escalation what level 2 was asked to do, or null
 * @param urgencies when it was of priority 1, in order
 * @param holds when the work waited for somebody else, in order
 * @param resolutions from when to when it was resolved, in order; only the last may last
 * @param reopenedAt when it was last reopened, in milliseconds, or 0
 */
record Care(
        boolean byEvents,
        List<Ask> asks,
        Owed escalation,
        List<Owed> urgencies,
        List<Pause> holds,
        List<Pause> resolutions,
        long reopenedAt) {

    /** Nothing of it. */
    static final Care NONE = new Care(false, List.of(), null, List.of(), List.of(), List.of(), 0);

    /** Nothing of it but that the source tells of resolutions. */
    static final Care BY_EVENTS =
            new Care(true, List.of(), null, List.of(), List.of(), List.of(), 0);

    /**
     * What the customer wrote, until somebody replied.
     *
     * @param visit the index of the visit that it belongs to
     * @param since when the first message without a reply was written, in milliseconds
     * @param end when it was replied to or needed no reply any more, in milliseconds; 0 before
     * @param replied whether it was replied to
     */
    record Ask(int visit, long since, long end, boolean replied) {}

    /**
     * Something promised as of a moment in the contact's life.
     *
     * @param queue the queue of the last visit begun then
     * @param tags what was known then
     * @param target what was promised then
     * @param since that moment, in milliseconds
     * @param settledAt when it was done, or owed no more, in milliseconds; 0 before
     */
    record Owed(String queue, Tags tags, Target target, long since, long settledAt) {

        Owed settled(long at) {
            return new Owed(queue, tags, target, since, at);
        }
    }
}
