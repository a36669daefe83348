package io.queuewatch.pipeline.batch;

import static io.queuewatch.schemas.CallEventType.ABANDONED;
import static io.queuewatch.schemas.CallEventType.ANSWERED;
import static io.queuewatch.schemas.CallEventType.QUEUED;

import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.EndedBy;
import io.queuewatch.schemas.TransferKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The life of one contact, read in one walk over all its events in their order. */
final class Life {

    private static final Duration CLOCKS_DISAGREE = Duration.ofSeconds(2);
    private static final Duration HORIZON = Duration.ofHours(4);

    final List<Visit> visits = new ArrayList<>();
    boolean transferred;

    /** When the menu was reached; null: not known. */
    Instant initiated;

    /** When the contact left the menu, and with which tags; null: it did not. */
    Instant exit;

    Tags exitTags;

    private final BatchTargets targets;
    private final List<CallEvent> events;
    private final List<Part> parts = new ArrayList<>();

    /** Outcomes that stand before the beginning of their visit, by the beginning's eventId. */
    private final Map<String, List<CallEvent>> early = new HashMap<>();

    /** Endings that stand before the answer of their visit, by the answer's eventId. */
    private final Map<String, List<CallEvent>> premature = new HashMap<>();

    private Tags tags = Tags.NONE;

    /**
     * @param events all events that count, in order
     * @param now event time reached
     */
    Life(List<CallEvent> events, BatchTargets targets, Instant now) {
        this.events = events;
        this.targets = targets;
        for (int i = 0; i < events.size(); i++) {
            tags = tags.with(events.get(i));
            read(i);
        }
        for (Visit visit : visits) {
            Instant lost = visit.begin.plus(HORIZON);
            if (visit.waits() && !now.isBefore(lost)) {
                visit.settle(Outcome.LOST, lost);
            }
        }
    }

    private void read(int i) {
        CallEvent event = events.get(i);
        Instant at = event.getEventTime();
        switch (event.getType()) {
            case INITIATED -> initiated = initiated == null ? at : initiated;
            case QUEUED -> queued(event);
            case ANSWERED, ABANDONED, LEFT_QUEUE -> {
                outcome(i);
                premature
                        .getOrDefault(event.getEventId(), List.of())
                        .forEach(ending -> ended(ending, at));
            }
            case CALLBACK_SCHEDULED -> endWaiting(Outcome.CALLBACK, at);
            case RESOLVED -> endWaiting(Outcome.CLOSED_UNANSWERED, at);
            case TRANSFERRED -> transferred(event);
            case ENDED -> {
                CallEvent answer = answerSoonAfter(i);
                if (answer == null) {
                    ended(event, at);
                } else {
                    premature
                            .computeIfAbsent(answer.getEventId(), none -> new ArrayList<>())
                            .add(event);
                }
            }
            case HELD -> partsServing(event).forEach(part -> part.hold(true, at));
            case RESUMED -> partsServing(event).forEach(part -> part.hold(false, at));
            case CONSULT_STARTED -> partsServing(event).forEach(part -> part.consult(true, at));
            case CONSULT_ENDED -> partsServing(event).forEach(part -> part.consult(false, at));
            case WRAPPED_UP -> wrappedUp(event);
            default -> {}
        }
    }

    private Visit last() {
        return visits.isEmpty() ? null : visits.get(visits.size() - 1);
    }

    private boolean lastWaits() {
        return !visits.isEmpty() && last().waits();
    }

    private void endWaiting(Outcome outcome, Instant at) {
        if (lastWaits()) {
            last().settle(outcome, at);
        }
    }

    private Visit begin(String queue, Instant at) {
        Visit visit = new Visit(queue, tags, targets.target(queue, tags), at);
        visits.add(visit);
        return visit;
    }

    private void open(Visit visit, String agent, String leg, Instant at) {
        Part part = new Part(agent, leg, at);
        visit.parts.add(part);
        parts.add(part);
    }

    private void queued(CallEvent event) {
        Visit last = last();
        boolean here = last != null && last.queue.equals(event.getQueue());
        if (here && last.pending) {
            last.pending = false;
            last.leg = event.getLeg();
        } else if (!here || !last.waits()) {
            endWaiting(Outcome.TRANSFER, event.getEventTime());
            Visit visit = begin(event.getQueue(), event.getEventTime());
            visit.leg = event.getLeg();
            early.getOrDefault(event.getEventId(), List.of())
                    .forEach(outcome -> applies(outcome, visit, visit.begin));
        }
    }

    private void outcome(int i) {
        CallEvent event = events.get(i);
        Visit visit = visitOf(event);
        if (visit != null && applies(event, visit, event.getEventTime())) {
            return;
        }
        CallEvent beginning = beginningSoonAfter(i);
        if (beginning != null) {
            early.computeIfAbsent(beginning.getEventId(), none -> new ArrayList<>()).add(event);
        } else if (event.getType() == ABANDONED) {
            leaveMenu(event.getEventTime());
        }
    }

    /** The visit last begun, in the event's queue if it names one. */
    private Visit visitOf(CallEvent event) {
        for (int i = visits.size() - 1; i >= 0; i--) {
            if (event.getQueue() == null || event.getQueue().equals(visits.get(i).queue)) {
                return visits.get(i);
            }
        }
        return null;
    }

    private CallEvent beginningSoonAfter(int i) {
        CallEvent event = events.get(i);
        Instant limit = event.getEventTime().plus(CLOCKS_DISAGREE);
        for (CallEvent later : events.subList(i + 1, events.size())) {
            if (later.getEventTime().isAfter(limit)) {
                return null;
            }
            if (later.getType() == QUEUED
                    && (event.getQueue() == null || event.getQueue().equals(later.getQueue()))) {
                return later;
            }
        }
        return null;
    }

    /** Applies an outcome to a visit; false if it contradicts what became of the visit. */
    private boolean applies(CallEvent event, Visit visit, Instant at) {
        if (visit.waits()) {
            switch (event.getType()) {
                case ANSWERED -> {
                    visit.settle(Outcome.ANSWERED, at);
                    open(visit, event.getAgentId(), event.getLeg(), at);
                }
                case ABANDONED -> visit.settle(Outcome.ABANDONED, at);
                default -> visit.settle(Outcome.of(event.getReason()), at);
            }
            return true;
        }
        if (event.getType() != ANSWERED) {
            return false;
        }
        if (visit.outcome() == Outcome.ANSWERED && !visit.hasOpenPart(event.getAgentId())) {
            open(visit, event.getAgentId(), event.getLeg(), at);
        }
        return switch (visit.outcome()) {
            case ANSWERED, CALLBACK, TRANSFER -> true;
            default -> false;
        };
    }

    private void transferred(CallEvent event) {
        transferred = true;
        Instant at = event.getEventTime();
        Visit last = last();
        if (last != null) {
            last.openPartsOf(event.getAgentId()).forEach(part -> part.close(at));
            if (last.waits() && last.queue.equals(event.getToQueue())) {
                return;
            }
            endWaiting(Outcome.TRANSFER, at);
        }
        if (event.getToQueue() != null) {
            Visit visit = begin(event.getToQueue(), at);
            visit.pending = true;
            if (event.getTransfer() == TransferKind.ATTENDED) {
                visit.settle(Outcome.ANSWERED, at);
                open(visit, event.getToAgent(), null, at);
            }
        }
    }

    /** The answer of the waiting visit that stands up to 2 s behind the event that would end it. */
    private CallEvent answerSoonAfter(int i) {
        CallEvent event = events.get(i);
        if (!lastWaits() || !reachesLast(event)) {
            return null;
        }
        Instant limit = event.getEventTime().plus(CLOCKS_DISAGREE);
        for (CallEvent later : events.subList(i + 1, events.size())) {
            boolean begins = later.getType() == QUEUED || later.getToQueue() != null;
            if (later.getEventTime().isAfter(limit) || begins) {
                return null;
            }
            if (later.getType() == ANSWERED
                    && (later.getQueue() == null || later.getQueue().equals(last().queue))) {
                return later;
            }
        }
        return null;
    }

    private boolean reachesLast(CallEvent ended) {
        String leg = ended.getLeg();
        return leg == null || (!last().pending && (last().leg == null || last().leg.equals(leg)));
    }

    private void ended(CallEvent event, Instant at) {
        String leg = event.getLeg();
        for (Part part : parts) {
            if (part.isOpen() && (leg == null || part.leg == null || part.leg.equals(leg))) {
                part.close(at);
            }
        }
        if (visits.isEmpty()) {
            leaveMenu(at);
        } else if (reachesLast(event)) {
            boolean byCustomer =
                    event.getBy() == EndedBy.CUSTOMER || event.getBy() == EndedBy.UNKNOWN;
            endWaiting(byCustomer ? Outcome.ABANDONED : Outcome.CLOSED_UNANSWERED, at);
        }
    }

    private void leaveMenu(Instant at) {
        if (visits.isEmpty() && initiated != null && exit == null) {
            exit = at;
            exitTags = tags;
        }
    }

    /** The open parts of the visit answered last that the event is about. */
    private List<Part> partsServing(CallEvent event) {
        for (int i = visits.size() - 1; i >= 0; i--) {
            if (visits.get(i).outcome() == Outcome.ANSWERED) {
                return visits.get(i).openPartsOf(event.getAgentId());
            }
        }
        return List.of();
    }

    private void wrappedUp(CallEvent event) {
        String agent = event.getAgentId();
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (agent == null || agent.equals(parts.get(i).agent)) {
                parts.get(i).wrapUp(event.getEventTime());
                return;
            }
        }
    }
}
