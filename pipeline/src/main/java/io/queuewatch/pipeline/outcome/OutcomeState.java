package io.queuewatch.pipeline.outcome;

import io.queuewatch.pipeline.contact.ContactReport;
import java.util.ArrayList;
import java.util.List;

/**
 * What is remembered of one contact: what its outcome is read from. A value.
 *
 * @param report the newest report of it, or null
 * @param events one per event id
 * @param timer the earliest deadline listed, in milliseconds; {@code Long.MAX_VALUE} where none is
 */
record OutcomeState(ContactReport report, List<OutcomeEvent> events, long timer) {

    /** A contact never heard of. */
    static final OutcomeState NONE = new OutcomeState(null, List.of(), Long.MAX_VALUE);

    OutcomeState with(ContactReport newest) {
        return new OutcomeState(newest, events, timer);
    }

    /** The same with one more event; the same object where that is known, or a later revision. */
    OutcomeState with(OutcomeEvent event) {
        List<OutcomeEvent> after = new ArrayList<>(events.size() + 1);
        for (OutcomeEvent other : events) {
            if (!other.sameAs(event)) {
                after.add(other);
            } else if (other.revision >= event.revision) {
                return this;
            }
        }
        after.add(event);
        return new OutcomeState(report, after, timer);
    }

    OutcomeState withTimer(long deadline) {
        return new OutcomeState(report, events, deadline);
    }

    /** Whether it counts and another report may follow. */
    boolean reported() {
        return report != null && !report.last() && !report.withdrawn();
    }

    /** When the last of what is known of it happened, in milliseconds. */
    long lastMoment() {
        long last = 0;
        if (report != null) {
            last = Math.max(report.begin(), Math.max(report.handledAt(), report.resolvedAt()));
        }
        for (OutcomeEvent event : events) {
            last = Math.max(last, event.time);
        }
        return last;
    }
}
