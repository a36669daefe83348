package io.queuewatch.pipeline.batch;

import static io.queuewatch.pipeline.batch.Event.Type.ABANDONED;
import static io.queuewatch.pipeline.batch.Event.Type.TRANSFERRED;

import io.queuewatch.schemas.Author;
import io.queuewatch.schemas.LeaveReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The life of one contact, read in one walk over all its events in their order. */
final class Life {

    final String channel;
    final List<Visit> visits = new ArrayList<>();
    boolean transferred;

    /** When the menu was reached; null: not known. */
    Instant initiated;

    /** When the contact left the menu, and with which tags; null: it did not. */
    Instant exit;

    Tags exitTags;

    /** When it was discarded, which leaves no visits, and from which; null: it was not. */
    Instant discarded;

    Visit discardedFrom;

    /** Whether it is resolved: said so, and not taken back. */
    boolean resolved;

    /** Who replied to an email or a post; null: one who is not known. */
    final Set<String> repliers = new HashSet<>();

    /** What was written in it. */
    final Words words = new Words();

    /** The life as it was when each of its events had been read. */
    final List<Moment> moments = new ArrayList<>();

    private final BatchTargets targets;
    private final List<Event> events;
    private final Ahead ahead;
    private final Parts parts = new Parts();
    private final CallBacks callBacks = new CallBacks();

    /** Outcomes and replies that stand before the beginning of their visit, by its eventId. */
    private final Map<String, List<Event>> early = new HashMap<>();

    /** Endings that stand before the answer of their visit, by the answer's eventId. */
    private final Map<String, List<Event>> premature = new HashMap<>();

    private Tags tags = Tags.NONE;

    /**
     * @param events all events that count, in order
     * @param now event time reached
     */
    Life(List<Event> events, BatchTargets targets, Instant now) {
        this.events = events;
        this.targets = targets;
        channel = events.get(0).channel;
        ahead = new Ahead(events);
        // What comes after it was discarded is nothing any more.
        for (int i = 0; i < events.size() && discardedFrom == null; i++) {
            tags = tags.with(events.get(i));
            beginWithoutQueue(events.get(i));
            boolean kept = read(i);
            moments.add(moment(events.get(i), kept));
        }
        for (Visit visit : visits) {
            Instant lost = visit.begin.plus(horizon());
            if (visit.waits() && !now.isBefore(lost)) {
                visit.settle(Outcome.LOST, lost);
            }
        }
        if (discarded != null && !visits.isEmpty()) {
            withdraw();
        }
    }

    private Duration horizon() {
        return Event.isWritten(channel) ? Duration.ofDays(35) : Duration.ofHours(4);
    }

    /** What the centre begins has no queue to wait in; what follows from it does not begin it. */
    private void beginWithoutQueue(Event event) {
        if (visits.isEmpty()
                && !BatchContacts.isSequel(event)
                && !events.stream().allMatch(each -> each.inbound)) {
            begin(event.queue == null ? "none" : event.queue, event);
        }
    }

    /** Tells whether the event is kept for the beginning of its visit. */
    private boolean read(int i) {
        Event event = events.get(i);
        Instant at = event.time;
        switch (event.type) {
            case INITIATED -> initiated = initiated == null ? at : initiated;
            case QUEUED -> queued(event);
            case ANSWERED, ABANDONED, LEFT_QUEUE -> {
                outcome(i);
                premature
                        .getOrDefault(event.eventId, List.of())
                        .forEach(ending -> ended(ending, at));
            }
            case MESSAGE -> {
                return message(i);
            }
            case CALLBACK_SCHEDULED -> {
                endWaiting(Outcome.CALLBACK, at);
                callBacks.promise(last(), at);
            }
            case CALLBACK_ATTEMPTED -> callBacks.attempt(at);
            case CALLBACK_REACHED -> callBacks.settle(true, at);
            case CALLBACK_EXPIRED -> callBacks.settle(false, at);
            case RESOLVED -> {
                endWaiting(Outcome.CLOSED_UNANSWERED, at);
                resolved = true;
            }
            case REOPENED -> resolved = false;
            case TRANSFERRED -> transferred(event);
            case ENDED -> {
                Event answer = endsLast(event) ? ahead.answer(i, last().queue) : null;
                if (answer == null) {
                    ended(event, at);
                } else {
                    premature.computeIfAbsent(answer.eventId, none -> new ArrayList<>()).add(event);
                }
            }
            case HELD -> partsServing(event).forEach(part -> part.hold(true, at));
            case RESUMED -> partsServing(event).forEach(part -> part.hold(false, at));
            case CONSULT_STARTED -> partsServing(event).forEach(part -> part.consult(true, at));
            case CONSULT_ENDED -> partsServing(event).forEach(part -> part.consult(false, at));
            case WRAPPED_UP -> parts.wrapUp(event.agentId, at);
            case DISCARDED -> {
                if (discarded == null) {
                    discarded = at;
                    discardedFrom = last();
                }
            }
            default -> {}
        }
        return false;
    }

    private Moment moment(Event event, boolean kept) {
        boolean converses =
                last() != null && !last().replies.isEmpty() && !last().openParts().isEmpty();
        return new Moment(event, tags, visits.size(), lastWaits(), converses, kept);
    }

    String contactId() {
        return events.get(0).contactId;
    }

    /** The system that it came from, as it first said; null: not known. */
    String source() {
        return events.stream()
                .map(event -> event.source)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** When the last agent's part in any visit ended. */
    Instant handledAt() {
        return visits.stream()
                .filter(Visit::isHandled)
                .map(Visit::handledAt)
                .max(Instant::compareTo)
                .orElseThrow();
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

    private Visit begin(String queue, Event event) {
        Promise promise = targets.at(event.time).promise(channel, queue, tags);
        Visit visit = new Visit(channel, queue, tags, promise, event.time);
        // Whoever transfers is of the team that hands on.
        visit.team = event.type == TRANSFERRED ? null : event.team;
        visits.add(visit);
        return visit;
    }

    private void queued(Event event) {
        if (event.isWritten()) {
            words.ofCustomer(event.time);
        }
        Visit last = last();
        boolean here = last != null && last.queue.equals(event.queue);
        if (here && last.pending) {
            last.pending = false;
            last.leg = event.leg;
        } else if (!here || !last.waits()) {
            endWaiting(Outcome.TRANSFER, event.time);
            Visit visit = begin(event.queue, event);
            visit.leg = event.leg;
            early.getOrDefault(event.eventId, List.of())
                    .forEach(outcome -> applies(outcome, visit, visit.begin));
        }
    }

    private void outcome(int i) {
        Event event = events.get(i);
        Visit visit = visitOf(event);
        if (visit != null && applies(event, visit, event.time)) {
            return;
        }
        if (!waitsForBeginning(i) && event.type == ABANDONED) {
            leaveMenu(event.time);
        }
    }

    private boolean waitsForBeginning(int i) {
        Event beginning = ahead.beginning(i);
        if (beginning == null) {
            return false;
        }
        return early.computeIfAbsent(beginning.eventId, none -> new ArrayList<>())
                .add(events.get(i));
    }

    /** The visit last begun, in the event's queue if it names one. */
    private Visit visitOf(Event event) {
        for (int i = visits.size() - 1; i >= 0; i--) {
            if (event.queue == null || event.queue.equals(visits.get(i).queue)) {
                return visits.get(i);
            }
        }
        return null;
    }

    /** Applies what happened to a visit; false if it contradicts what became of the visit. */
    private boolean applies(Event event, Visit visit, Instant at) {
        switch (event.type) {
            case MESSAGE -> replied(event, visit, at);
            case ANSWERED -> {
                if (visit.waits()) {
                    answer(visit, event.team, at);
                }
                if (visit.outcome() == Outcome.ANSWERED && !visit.hasOpenPart(event.agentId)) {
                    parts.open(visit, event.agentId, event.leg, at);
                }
                return visit.goesOn();
            }
            default -> {
                if (!visit.waits()) {
                    return false;
                }
                visit.settle(
                        event.type == ABANDONED ? Outcome.ABANDONED : Outcome.of(event.reason), at);
                if (event.type != ABANDONED && event.reason == LeaveReason.CALLBACK) {
                    callBacks.promise(visit, at);
                }
            }
        }
        return true;
    }

    private static void answer(Visit visit, String team, Instant at) {
        visit.settle(Outcome.ANSWERED, at);
        visit.team = visit.team == null ? team : visit.team;
    }

    private boolean message(int i) {
        Event event = events.get(i);
        if (event.author == Author.CUSTOMER) {
            words.ofCustomer(event.time);
        } else if (event.author == Author.AGENT) {
            Visit visit = visitOf(event);
            boolean goesOn = visit != null && visit.goesOn();
            if (!goesOn && waitsForBeginning(i)) {
                return true;
            }
            replied(event, visit, event.time);
        }
        return false;
    }

    private void replied(Event event, Visit visit, Instant at) {
        if (visit == null) {
            words.ofAgent();
            return;
        }
        if (visit.waits() && event.isWritten()) {
            answer(visit, event.team, at);
        }
        if (event.isWritten()) {
            repliers.add(event.agentId);
        }
        words.ofAgent(visit, at, event.workTime);
    }

    private void transferred(Event event) {
        transferred = true;
        Visit last = last();
        if (last != null) {
            last.openPartsOf(event.agentId).forEach(part -> part.close(event.time));
            if (last.waits() && last.queue.equals(event.toQueue)) {
                return;
            }
            endWaiting(Outcome.TRANSFER, event.time);
        }
        if (event.toQueue != null) {
            Visit visit = begin(event.toQueue, event);
            visit.pending = true;
            if (event.attended && !event.isWritten()) {
                visit.settle(Outcome.ANSWERED, event.time);
                parts.open(visit, event.toAgent, null, event.time);
            }
        }
    }

    /** Whether the event would end the wait of the last visit. */
    private boolean endsLast(Event ended) {
        return lastWaits() && reachesLast(ended);
    }

    private boolean reachesLast(Event ended) {
        String leg = ended.leg;
        return leg == null || (!last().pending && (last().leg == null || last().leg.equals(leg)));
    }

    private void ended(Event event, Instant at) {
        parts.close(event.leg, at);
        if (visits.isEmpty()) {
            leaveMenu(at);
        } else if (endsLast(event)) {
            last().settle(event.byCustomer ? Outcome.ABANDONED : Outcome.CLOSED_UNANSWERED, at);
        }
    }

    private void leaveMenu(Instant at) {
        if (visits.isEmpty() && initiated != null && exit == null) {
            exit = at;
            exitTags = tags;
        }
    }

    /** The open parts of the visit answered last that the event is about. */
    private List<Part> partsServing(Event event) {
        for (int i = visits.size() - 1; i >= 0; i--) {
            if (visits.get(i).outcome() == Outcome.ANSWERED) {
                return visits.get(i).openPartsOf(event.agentId);
            }
        }
        return List.of();
    }

    /** The contact never was one: it was spam, or part of another. */
    private void withdraw() {
        if (discardedFrom == null) {
            discardedFrom = visits.get(0);
        }
        if (discarded.isBefore(discardedFrom.begin)) {
            discarded = discardedFrom.begin;
        }
        visits.clear();
    }
}
