package io.queuewatch.pipeline.batch;

import java.time.Instant;

/** What customer and agents write to each other: whose words are without a reply. */
final class Words {

    /** Since when the customer's last words are without a human reply; null: they have one. */
    private Instant unanswered;

    boolean areUnanswered() {
        return unanswered != null;
    }

    void ofCustomer(Instant at) {
        if (unanswered == null) {
            unanswered = at;
        }
    }

    /** An agent's; the customer has waited for them in this visit since it began. */
    void ofAgent(Visit visit, Instant at, Long workTime) {
        Instant asked = unanswered;
        if (asked != null && asked.isBefore(visit.begin)) {
            asked = visit.begin;
        }
        visit.replies.add(new Reply(at, asked, workTime));
        unanswered = null;
    }

    /** An agent's outside of any visit. */
    void ofAgent() {
        unanswered = null;
    }
}
