package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.config.Target;
import java.util.List;
import java.util.Objects;

/**
 * One stay of a contact in one queue, from its entry to its first outcome, and what agents did
 * afterwards. A value: what is counted of a contact follows from its visits alone.
 *
 * @param queue the queue
 * @param segment the customer's segment at the beginning, or {@code unknown}
 * @param site the site at the beginning, or {@code unknown}
 * @param priority 1 to 4 at the beginning, 0 where unknown
 * @param target what was promised at the beginning
 * @param begin when the queue was entered
 * @param outcome how the waiting ended
 * @param outcomeAt when, or 0 while waiting
 * @param reason why it flowed out, or null
 * @param passed whether it waited beyond its target
 * @param handledAt when the last agent's part ended, or 0 while none has or one still goes on
 * @param talkMs talk of all parts, in milliseconds
 * @param holdMs hold of all parts, consultations included, in milliseconds
 * @param wrapMs after-contact work of all parts, in milliseconds
 * @param agents who is with the customer now; an empty string stands for an unnamed agent
 * @param callbackWaiting whether a promised call back is still owed
 */
record Visit(
        String queue,
        String segment,
        String site,
        int priority,
        Target target,
        long begin,
        Outcome outcome,
        long outcomeAt,
        FlowOutReason reason,
        boolean passed,
        long handledAt,
        long talkMs,
        long holdMs,
        long wrapMs,
        List<String> agents,
        boolean callbackWaiting) {

    /** How waiting ends. */
    enum Outcome {
        WAITING,
        ANSWERED,
        ABANDONED,
        FLOWED_OUT
    }

    /** From entry to outcome, in milliseconds. */
    long waitMs() {
        return outcomeAt - begin;
    }

    boolean sameBeginning(Visit other) {
        return begin == other.begin
                && priority == other.priority
                && queue.equals(other.queue)
                && segment.equals(other.segment)
                && site.equals(other.site)
                && target.equals(other.target);
    }

    boolean sameOutcome(Visit other) {
        return outcome == other.outcome && outcomeAt == other.outcomeAt && reason == other.reason;
    }

    boolean sameHandling(Visit other) {
        return handledAt == other.handledAt
                && talkMs == other.talkMs
                && holdMs == other.holdMs
                && wrapMs == other.wrapMs;
    }

    boolean samePresence(Visit other) {
        return callbackWaiting == other.callbackWaiting && Objects.equals(agents, other.agents);
    }
}
