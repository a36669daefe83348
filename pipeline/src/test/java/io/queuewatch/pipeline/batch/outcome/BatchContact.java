package io.queuewatch.pipeline.batch.outcome;

import io.queuewatch.schemas.SurveyEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * All that is true of one contact in the end.
 *
 * @param direction {@code inbound}, {@code outbound} or {@code proactive}
 * @param customer null where unknown
 * @param topic null where unknown
 * @param handlingQueue null where nobody answered
 * @param handled null where it was not
 * @param over when it counts as resolved though nobody says so, or null
 * @param discarded whether it never was a contact
 * @param told what its channel tells of its outcome
 * @param surveys what surveys tell
 */
public record BatchContact(
        String id,
        String channel,
        String direction,
        String customer,
        String topic,
        Instant begin,
        String firstQueue,
        String firstSegment,
        String queue,
        String segment,
        String handlingQueue,
        Instant handled,
        Instant over,
        int agents,
        boolean transferred,
        Duration talk,
        long cost,
        boolean discarded,
        List<Told> told,
        List<SurveyEvent> surveys) {

    /**
     * What a channel tells.
     *
     * @param what RESOLVED, REOPENED, ESCALATED or CREDITED
     * @param amount CREDITED: minor units
     */
    public record Told(String what, Instant at, long amount) {}

    /** When it was first resolved, or null. */
    Instant resolved() {
        Instant said = first("RESOLVED");
        return said == null ? over : said;
    }

    boolean says(String what) {
        return first(what) != null;
    }

    Instant first(String what) {
        return told.stream()
                .filter(event -> event.what().equals(what))
                .map(Told::at)
                .min(Instant::compareTo)
                .orElse(null);
    }

    boolean counts() {
        return !discarded && direction.equals("inbound");
    }

    /** Whether the other contact is the customer's, may be about the same, and began later. */
    boolean isFollowedBy(BatchContact other) {
        return other != this
                && other.counts()
                && customer != null
                && customer.equals(other.customer)
                && (topic == null || other.topic == null || topic.equals(other.topic))
                && (begin.isBefore(other.begin)
                        || begin.equals(other.begin) && id.compareTo(other.id) < 0);
    }
}
