package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.config.Target;
import io.queuewatch.pipeline.contact.Visit.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** A visit while its events are being read. */
final class VisitInProgress {

    private final String queue;
    private final Target target;
    private final long begin;
    private final List<Part> parts = new ArrayList<>(2);
    private final Replies replies = new Replies();
    private List<Promise> promises = List.of();
    private Tags tags;
    private String leg;
    private boolean pending;
    private Outcome outcome = Outcome.WAITING;
    private long outcomeAt;
    private FlowOutReason reason;

    VisitInProgress(String queue, Tags tags, Target target, long begin) {
        this.queue = queue;
        this.tags = tags;
        this.target = target;
        this.begin = begin;
    }

    String queue() {
        return queue;
    }

    Tags tags() {
        return tags;
    }

    long begin() {
        return begin;
    }

    List<Part> parts() {
        return parts;
    }

    /** Begun by a transfer that the queue itself has not told of yet. */
    boolean pending() {
        return pending;
    }

    void await() {
        pending = true;
    }

    /** The queue itself tells of the beginning, by way of this leg. */
    void confirm(String ownLeg) {
        pending = false;
        leg = ownLeg;
    }

    /**
     * Whether the end of a leg ends this visit, too: a visit just transferred goes on in another.
     */
    boolean endsWith(String endedLeg) {
        return endedLeg == null || (!pending && (leg == null || leg.equals(endedLeg)));
    }

    boolean waits() {
        return outcome == Outcome.WAITING;
    }

    boolean answered() {
        return outcome == Outcome.ANSWERED;
    }

    /** Whether an agent's doings are no contradiction: by way of this queue, or of another. */
    boolean goesOn() {
        return waits()
                || answered()
                || reason == FlowOutReason.CALLBACK
                || reason == FlowOutReason.TRANSFER;
    }

    /** How it ended, in words. */
    String ending() {
        return reason == null ? outcome.toString() : reason.toString();
    }

    long outcomeAt() {
        return outcomeAt;
    }

    /** Whether an agent is with the customer who has replied to them in writing. */
    boolean converses() {
        if (replies.firstAt() != 0) {
            for (Part part : parts) {
                if (part.open()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** An agent answers; the team counts where the beginning told of none. */
    void answer(String team, long time) {
        end(Outcome.ANSWERED, time);
        if (team != null && tags.team().equals(Tags.UNKNOWN)) {
            tags = tags.withTeam(team);
        }
    }

    void abandon(long time) {
        end(Outcome.ABANDONED, time);
    }

    void flowOut(long time, FlowOutReason why) {
        end(Outcome.FLOWED_OUT, time);
        reason = why;
    }

    private void end(Outcome how, long time) {
        outcome = how;
        outcomeAt = time;
    }

    /**
     * A person replied to the customer.
     *
     * @param asked when the first message without a reply was written, or -1 where all have one
     * @param workTime the agent's work on it in milliseconds, or -1 where it was not told
     */
    void reply(long asked, long time, long workTime) {
        replies.add(asked < 0 ? asked : Math.max(asked, begin), time, workTime);
    }

    void add(Promise promise) {
        if (promises.isEmpty()) {
            promises = new ArrayList<>(1);
        }
        promises.add(promise);
    }

    boolean callBackOwed() {
        for (Promise promise : promises) {
            if (promise.owed()) {
                return true;
            }
        }
        return false;
    }

    Part openPart(String agent) {
        for (Part part : parts) {
            if (part.open() && Objects.equals(part.agent(), agent)) {
                return part;
            }
        }
        return null;
    }

    /** The customer is put on hold, or taken off it. */
    void hold(ContactEvent event) {
        forOpenParts(event.agentId, part -> part.hold(event.kind, event.time));
    }

    /** The customer is handed on. */
    void handOn(ContactEvent event) {
        forOpenParts(event.agentId, part -> part.close(event.time));
    }

    /** By this agent or, where none of theirs is open, by all. */
    private void forOpenParts(String agent, Consumer<Part> action) {
        Part own = agent == null ? null : openPart(agent);
        for (Part part : parts) {
            if (part.open() && (own == null || own == part)) {
                action.accept(part);
            }
        }
    }

    /**
     * The visit as it is at this moment.
     *
     * @param now event time reached, in milliseconds
     * @param horizonMs a visit that waits longer is lost, in milliseconds
     */
    Visit asOf(long now, long horizonMs) {
        if (waits() && now - horizonMs >= begin) {
            flowOut(begin + horizonMs, FlowOutReason.LOST);
        }
        long deadline = target.deadline(begin);
        return new Visit(
                queue,
                tags,
                target,
                begin,
                deadline,
                outcome,
                outcomeAt,
                reason,
                waits() ? now >= deadline : outcomeAt > deadline,
                handling(),
                readParts(),
                replies.firstAt(),
                replies.responses(),
                readCallBacks(now));
    }

    private Handling handling() {
        if (!answered()) {
            return null;
        }
        if (parts.isEmpty()) {
            return replies.handling();
        }
        long at = 0;
        long talk = 0;
        long hold = 0;
        long wrap = 0;
        for (Part part : parts) {
            if (part.open()) {
                return null;
            }
            at = Math.max(at, part.handledAt());
            talk += part.talkMs();
            hold += part.holdMs();
            wrap += part.wrapMs();
        }
        return new Handling(at, true, talk, hold, wrap);
    }

    private List<AgentPart> readParts() {
        if (parts.isEmpty()) {
            return List.of();
        }
        List<AgentPart> read = new ArrayList<>(parts.size());
        for (Part part : parts) {
            read.add(part.read());
        }
        return read;
    }

    private List<CallBack> readCallBacks(long now) {
        if (promises.isEmpty()) {
            return List.of();
        }
        List<CallBack> read = new ArrayList<>(promises.size());
        for (Promise promise : promises) {
            read.add(promise.asOf(now, target));
        }
        return read;
    }
}
