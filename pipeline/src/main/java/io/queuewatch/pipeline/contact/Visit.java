package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.config.Target;
import java.util.List;
import java.util.Objects;

/**
 * One stay of a contact in one queue, from its entry to its first outcome, and what agents did
 * afterwards. A value: what is counted of a contact follows from its visits alone.
 *
 * @param queue the queue
 * @param tags what was known at the beginning
 * @param target what was promised at the beginning
 * @param begin when the queue was entered
 * @param deadline the last moment at which an answer is in target
 * @param outcome how the waiting ended
 * @param outcomeAt when, or 0 while waiting
 * @param reason why it flowed out, or null
 * @param passed whether it waited beyond its target
 * @param handling what agents' work on it came to, or null while it is not handled
 * @param parts who was with the customer, in order
 * @param firstReplyAt when the customer was first replied to in writing, or 0
 * @param responses the replies to what the customer wrote, in order
 * @param callBacks the call backs promised, in order
 */
record Visit(
        String queue,
        Tags tags,
        Target target,
        long begin,
        long deadline,
        Outcome outcome,
        long outcomeAt,
        FlowOutReason reason,
        boolean passed,
        Handling handling,
        List<AgentPart> parts,
        long firstReplyAt,
        List<Response> responses,
        List<CallBack> callBacks) {

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

    boolean waits() {
        return outcome == Outcome.WAITING;
    }

    boolean answered() {
        return outcome == Outcome.ANSWERED;
    }

    /** Whether an agent is with the customer. */
    boolean inService() {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).goesOn()) {
                return true;
            }
        }
        return false;
    }

    boolean callBackOwed() {
        for (int i = 0; i < callBacks.size(); i++) {
            if (callBacks.get(i).owed()) {
                return true;
            }
        }
        return false;
    }

    boolean sameBeginning(Visit other) {
        return begin == other.begin
                && queue.equals(other.queue)
                && tags.equals(other.tags)
                && target.equals(other.target);
    }

    boolean sameOutcome(Visit other) {
        return outcome == other.outcome && outcomeAt == other.outcomeAt && reason == other.reason;
    }

    boolean sameHandling(Visit other) {
        return Objects.equals(handling, other.handling);
    }

    /**
     * The next moment at which this visit changes though nothing more is heard of it: a target or
     * the time of a call back passed, or the horizon reached; {@code Long.MAX_VALUE} for none.
     */
    long nextChange(long horizonMs) {
        long next = Long.MAX_VALUE;
        if (waits()) {
            next = passed ? begin + horizonMs : Math.min(deadline, begin + horizonMs);
        }
        for (int i = 0; i < callBacks.size(); i++) {
            CallBack callBack = callBacks.get(i);
            if (callBack.owed() && !callBack.overdue()) {
                next = Math.min(next, callBack.deadline());
            }
        }
        return next;
    }
}
