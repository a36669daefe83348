package io.queuewatch.pipeline.contact;

import io.queuewatch.schemas.Direction;
import java.util.List;

/**
 * All that is counted of one contact.
 *
 * @param direction who began it; only what customers began is counted in queues
 * @param visits its visits, in order; none where it was discarded
 * @param aside how it ended in the menu or was discarded, or null where it was neither
 * @param customer keyed hash of the customer, or null where unknown
 * @param topic what it is about, or null where unknown
 * @param agents how many agents answered it
 * @param transferred whether it was transferred at least once
 * @param open whether it is not closed: somebody waits, is served or is yet to be replied to
 * @param resolvedByEnding whether it counts as resolved once it is handled, no event saying so
 * @param care what its clocks hang on beyond its visits
 */
record Life(
        Direction direction,
        List<Visit> visits,
        Aside aside,
        String customer,
        String topic,
        int agents,
        boolean transferred,
        boolean open,
        boolean resolvedByEnding,
        Care care) {

    /** A contact of which nothing is counted. */
    static final Life NONE =
            new Life(
                    Direction.INBOUND,
                    List.of(),
                    null,
                    null,
                    null,
                    0,
                    false,
                    false,
                    false,
                    Care.NONE);

    /**
     * The end of a contact of which no visit is counted.
     *
     * @param kind how it ended: {@code IVR_EXIT} or {@code DISCARDED}
     * @param queue the queue it was in, or {@code none}
     * @param tags what was known of it
     * @param begin when it began there
     * @param at when it ended
     */
    record Aside(Fact.Kind kind, String queue, Tags tags, long begin, long at) {}

    boolean inbound() {
        return direction == Direction.INBOUND;
    }

    /** The visits that are counted in queues. */
    List<Visit> counted() {
        return inbound() ? visits : List.of();
    }

    /** Whether it counts as open in a queue. */
    boolean openInQueue() {
        return open && inbound();
    }

    Visit last() {
        return visits.get(visits.size() - 1);
    }

    /**
     * When the last agent's part in any visit ended, or 0 where nobody answered, a part goes on or
     * a visit still waits.
     */
    long handledAt() {
        if (!atRest()) {
            return 0;
        }
        long latest = 0;
        for (Visit visit : visits) {
            if (visit.handling() != null) {
                latest = Math.max(latest, visit.handling().at());
            }
        }
        return latest;
    }

    /** Whether nobody waits and no agent is with the customer. */
    boolean atRest() {
        for (Visit visit : visits) {
            if (visit.waits() || visit.inService()) {
                return false;
            }
        }
        return true;
    }

    /** Whether an ending is still missing: somebody waits, talks, is owed a call or was lost. */
    boolean lacksEnding() {
        for (Visit visit : visits) {
            if (visit.waits()
                    || visit.reason() == FlowOutReason.LOST
                    || visit.callBackOwed()
                    || visit.inService()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The next moment at which this life changes though nothing more is heard of it; {@code
     * Long.MAX_VALUE} where there is none.
     */
    long nextChange(long horizonMs) {
        long next = Long.MAX_VALUE;
        for (Visit visit : counted()) {
            next = Math.min(next, visit.nextChange(horizonMs));
        }
        return next;
    }
}
