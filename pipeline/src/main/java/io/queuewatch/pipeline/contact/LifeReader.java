package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.schemas.Author;
import io.queuewatch.schemas.Direction;
import io.queuewatch.schemas.EndedBy;
import io.queuewatch.schemas.TransferKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the life of a contact from its events, all of them at once: whatever the order of their
 * arrival, the same events give the same life. Calls and chats are answered by an agent who is
 * connected, email and social contacts by the first reply of a person; all else is the same. One
 * reader serves one thread.
 */
final class LifeReader {

    private final JobSettings settings;
    private final LifeInProgress life;
    private final Lookahead ahead = new Lookahead();
    private final Misfits misfits = new Misfits();
    private boolean conversation;

    /**
     * A reader.
     *
     * @param targets what is promised to visits
     * @param settings horizons: a visit that waits longer is lost
     */
    LifeReader(TargetsHistory targets, JobSettings settings) {
        this.settings = settings;
        life = new LifeInProgress(targets);
    }

    /**
     * The life that these events tell. The first says of which channel it is; those of others are
     * none of it.
     *
     * @param events in {@link ContactEvent#ORDER}, one per event id
     * @param now event time reached, in milliseconds
     */
    Life read(List<ContactEvent> events, long now) {
        Channel channel = events.get(0).channel;
        List<ContactEvent> others = ofOtherChannels(events, channel);
        if (others.isEmpty()) {
            return read(channel, events, now);
        }
        List<ContactEvent> own = new ArrayList<>(events);
        own.removeAll(others);
        Life read = read(channel, own, now);
        others.forEach(event -> misfits.ofAnotherChannel(event, channel));
        return read;
    }

    private static List<ContactEvent> ofOtherChannels(List<ContactEvent> events, Channel channel) {
        List<ContactEvent> others = List.of();
        for (int i = 1; i < events.size(); i++) {
            if (events.get(i).channel != channel) {
                others = others.isEmpty() ? new ArrayList<>() : others;
                others.add(events.get(i));
            }
        }
        return others;
    }

    private Life read(Channel channel, List<ContactEvent> events, long now) {
        Direction direction = direction(events);
        conversation = channel.conversation();
        life.reset(channel, direction);
        ahead.reset(events);
        misfits.clear();
        for (int i = 0; i < events.size(); i++) {
            ContactEvent event = events.get(i);
            life.known().learn(event);
            if (direction != Direction.INBOUND && !life.hasVisits() && !event.kind.ofOutcome()) {
                // What the centre begins has no queue to wait in; what follows from it days later
                // does not begin it anew.
                life.begin(event.queue == null ? Fact.NO_QUEUE : event.queue, event);
            }
            apply(event, i);
            life.settleCare(event);
            if (event.kind == EventKind.ANSWERED) {
                for (ContactEvent ending : ahead.heldUntil(event)) {
                    ended(ending, event.time);
                }
            }
        }
        if (direction != Direction.INBOUND) {
            misfits.clear();
        } else if (!life.begun() && !stayedWithBot(events)) {
            misfits.allUnmatched(events);
        }
        return life.asOf(now, settings);
    }

    /** A chat that no queue saw, since a bot was enough: nothing of it is missing. */
    private static boolean stayedWithBot(List<ContactEvent> events) {
        boolean wrote = false;
        for (int i = 0; i < events.size(); i++) {
            ContactEvent event = events.get(i);
            switch (event.kind) {
                case MESSAGE -> wrote = true;
                case ENDED, UPDATED -> {}
                default -> {
                    return false;
                }
            }
            if (event.author == Author.AGENT) {
                return false;
            }
        }
        return wrote && events.get(0).channel == Channel.CHAT;
    }

    /** Events of the last life read that contradict it. */
    List<Misfits.Misfit> misfits() {
        return misfits.contradictions();
    }

    /** Events of the last life read whose visit's beginning is not known. */
    List<ContactEvent> unmatched() {
        return misfits.unmatched();
    }

    /** Who began the contact: one event that says that the centre did is enough. */
    private static Direction direction(List<ContactEvent> events) {
        for (int i = 0; i < events.size(); i++) {
            if (!events.get(i).inbound()) {
                return events.get(i).direction;
            }
        }
        return Direction.INBOUND;
    }

    private void apply(ContactEvent event, int index) {
        switch (event.kind) {
            case INITIATED -> life.initiated(event);
            case QUEUED -> queued(event);
            case ANSWERED, ABANDONED, LEFT_QUEUE -> outcome(event, index);
            case REPLIED, MESSAGE -> wrote(event, index);
            case TRANSFERRED -> transferred(event);
            case ENDED -> ended(event, index);
            case WRAPPED_UP -> life.wrapUp(event.agentId, event.time);
            case HELD, RESUMED, CONSULT_STARTED, CONSULT_ENDED -> {
                VisitInProgress visit = life.lastAnswered();
                if (visit != null) {
                    visit.hold(event);
                }
                life.workHeld(event);
            }
            case CALLBACK_SCHEDULED -> callbackScheduled(event);
            case CALLBACK_ATTEMPTED -> life.promises().attempt(event.time);
            case CALLBACK_REACHED -> {
                life.promises().settle(true, event.time);
                life.acted(event);
            }
            case CALLBACK_EXPIRED -> life.promises().settle(false, event.time);
            case RESOLVED -> life.resolved(event.time);
            case REOPENED -> life.reopened(event.time);
            case DISCARDED -> life.discarded(event);
            case ESCALATED -> life.escalated(event);
            case RINGING, RING_NO_ANSWER, UPDATED, CREDITED, ASSIGNED -> {}
        }
    }

    private void queued(ContactEvent event) {
        if (!conversation) {
            life.asked(event.time);
        }
        VisitInProgress last = life.last();
        if (last != null && last.pending() && last.queue().equals(event.queue)) {
            last.confirm(event.leg);
            return;
        }
        if (last != null && last.waits()) {
            if (last.queue().equals(event.queue)) {
                return;
            }
            last.flowOut(event.time, FlowOutReason.TRANSFER);
        }
        VisitInProgress visit = life.begin(event.queue, event);
        visit.confirm(event.leg);
        for (ContactEvent early : ahead.heldUntil(event)) {
            if (early.kind == EventKind.REPLIED || early.kind == EventKind.MESSAGE) {
                life.replied(visit, early, visit.begin());
            } else if (!settle(visit, early, visit.begin())) {
                misfits.contradicts(early, visit);
            }
        }
    }

    private void outcome(ContactEvent event, int index) {
        if (event.kind == EventKind.ANSWERED) {
            life.acted(event);
        }
        VisitInProgress visit = life.lastIn(event.queue);
        if (visit != null && settle(visit, event, event.time)) {
            return;
        }
        ContactEvent beginning = ahead.beginning(index);
        if (beginning != null) {
            ahead.hold(event, beginning);
        } else if (visit != null) {
            misfits.contradicts(event, visit);
        } else if (event.kind == EventKind.ABANDONED && life.inMenu()) {
            life.exitMenu(event.time);
        } else {
            misfits.lacksBeginning(event, ahead.laterBeginning(index));
        }
    }

    /** Applies an answer, an abandonment or a departure; false where it contradicts the visit. */
    private boolean settle(VisitInProgress visit, ContactEvent event, long time) {
        if (visit.waits()) {
            switch (event.kind) {
                case ANSWERED -> {
                    visit.answer(event.team, time);
                    life.open(visit, event.agentId, event.leg, time);
                }
                case ABANDONED -> visit.abandon(time);
                default -> leave(visit, event, time);
            }
            return true;
        }
        if (event.kind != EventKind.ANSWERED) {
            return false;
        }
        if (visit.answered() && visit.openPart(event.agentId) == null) {
            life.open(visit, event.agentId, event.leg, time);
        }
        return visit.goesOn();
    }

    private void leave(VisitInProgress visit, ContactEvent event, long time) {
        FlowOutReason reason = FlowOutReason.of(event.reason);
        visit.flowOut(time, reason);
        if (reason == FlowOutReason.CALLBACK) {
            life.promises().promise(visit, time);
        }
    }

    /** Bots, systems and whoever is not known neither ask nor answer. */
    private void wrote(ContactEvent event, int index) {
        if (event.author == Author.CUSTOMER) {
            life.asked(event.time);
            life.askedAgain(event.time);
            return;
        }
        if (event.author != Author.AGENT) {
            return;
        }
        life.acted(event);
        VisitInProgress visit = life.lastIn(event.queue);
        ContactEvent beginning = visit != null && visit.goesOn() ? null : ahead.beginning(index);
        if (beginning != null) {
            ahead.hold(event, beginning);
        } else if (visit != null) {
            life.replied(visit, event, event.time);
        } else {
            life.repliedElsewhere(event.time);
            if (!conversation) {
                misfits.lacksBeginning(event, ahead.laterBeginning(index));
            }
        }
    }

    private void transferred(ContactEvent event) {
        life.transferred();
        VisitInProgress last = life.last();
        if (last != null) {
            last.handOn(event);
            if (last.waits()) {
                if (last.queue().equals(event.toQueue)) {
                    return;
                }
                last.flowOut(event.time, FlowOutReason.TRANSFER);
            }
        }
        if (event.toQueue != null) {
            VisitInProgress visit = life.begin(event.toQueue, event);
            visit.await();
            if (event.transfer == TransferKind.ATTENDED && conversation) {
                visit.answer(null, event.time);
                life.open(visit, event.toAgent, null, event.time);
            }
        }
    }

    private void ended(ContactEvent event, int index) {
        VisitInProgress waiting = waitingFor(event);
        ContactEvent answer = waiting == null ? null : ahead.answer(index, waiting.queue());
        if (answer == null) {
            ended(event, event.time);
        } else {
            ahead.hold(event, answer);
        }
    }

    private void ended(ContactEvent event, long time) {
        life.endLeg(event.leg, time);
        VisitInProgress waiting = waitingFor(event);
        if (waiting == null) {
            if (life.inMenu()) {
                life.exitMenu(event.time);
            }
        } else if (event.by == EndedBy.CUSTOMER || event.by == EndedBy.UNKNOWN) {
            waiting.abandon(time);
        } else {
            waiting.flowOut(time, FlowOutReason.CLOSED_UNANSWERED);
        }
    }

    /** The visit that waits and that this ending ends, or null. */
    private VisitInProgress waitingFor(ContactEvent ending) {
        VisitInProgress last = life.last();
        return last != null && last.waits() && last.endsWith(ending.leg) ? last : null;
    }

    private void callbackScheduled(ContactEvent event) {
        VisitInProgress last = life.last();
        if (last != null) {
            if (last.waits()) {
                last.flowOut(event.time, FlowOutReason.CALLBACK);
            }
            life.promises().promise(last, event.time);
        }
    }
}
