package io.queuewatch.pipeline.contact;

import java.util.List;

/**
 * All that is counted of one contact.
 *
 * @param visits its visits, in order
 * @param menuExit how it ended in the menu, or null where it reached a queue or is still there
 * @param transferred whether it was transferred at least once
 */
record Life(List<Visit> visits, MenuExit menuExit, boolean transferred) {

    /** A contact of which nothing is counted. */
    static final Life NONE = new Life(List.of(), null, false);

    /**
     * A contact that ended in the menu.
     *
     * @param begin when the menu was reached
     * @param at when it ended
     */
    record MenuExit(long begin, long at, String segment, String site, int priority) {}

    Visit last() {
        return visits.get(visits.size() - 1);
    }

    /**
     * When the last agent's part in any visit ended, or 0 where nobody answered, a part goes on or
     * a visit still waits.
     */
    long handledAt() {
        long latest = 0;
        for (Visit visit : visits) {
            if (visit.outcome() == Visit.Outcome.WAITING || !visit.agents().isEmpty()) {
                return 0;
            }
            latest = Math.max(latest, visit.handledAt());
        }
        return latest;
    }

    /** Whether an ending is still missing: somebody waits, talks, is owed a call or was lost. */
    boolean open() {
        for (Visit visit : visits) {
            if (visit.outcome() == Visit.Outcome.WAITING
                    || visit.reason() == FlowOutReason.LOST
                    || visit.callbackWaiting()
                    || !visit.agents().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The next moment at which this life changes though nothing more is heard of it: a target
     * passed, or the horizon reached; {@code Long.MAX_VALUE} where there is none.
     */
    long nextChange(long horizonMs) {
        if (visits.isEmpty() || last().outcome() != Visit.Outcome.WAITING) {
            return Long.MAX_VALUE;
        }
        Visit last = last();
        long lostAt = last.begin() + horizonMs;
        return last.passed() ? lostAt : Math.min(last.begin() + last.target().waitMs(), lostAt);
    }
}
