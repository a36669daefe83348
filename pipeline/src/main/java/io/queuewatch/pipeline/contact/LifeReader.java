package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.config.Target;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.contact.Visit.Outcome;
import io.queuewatch.schemas.DeadLetterReason;
import io.queuewatch.schemas.EndedBy;
import io.queuewatch.schemas.TransferKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads the life of a call from its events, all of them at once: whatever the order of their
 * arrival, the same events give the same life. One reader serves one thread.
 */
final class LifeReader {

    /** Clocks of one source disagree by at most this much. */
    static final long CLOCK_SKEW_MS = 2_000;

    private static final String UNKNOWN = "unknown";

    private final Targets targets;
    private final long horizonMs;

    private final List<VisitInProgress> visits = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();
    private final List<Misfit> misfits = new ArrayList<>();
    private final List<ContactEvent> unmatched = new ArrayList<>();
    private List<ContactEvent> events;
    private Channel channel;
    private String segment;
    private String site;
    private int priority;
    private ContactEvent menu;
    private Life.MenuExit menuExit;
    private boolean transferred;

    /** An event that clocks put before its time: it is read with another, up to 2 s later. */
    private record Held(ContactEvent event, ContactEvent until) {}

    /**
     * An event that contradicts the life it stands in.
     *
     * @param event the event
     * @param reason what kind of misfit
     * @param detail what is wrong, in words
     */
    record Misfit(ContactEvent event, DeadLetterReason reason, String detail) {}

    /**
     * A reader.
     *
     * @param targets what is promised to visits
     * @param horizonMs a visit that waits longer is lost, in milliseconds
     */
    LifeReader(Targets targets, long horizonMs) {
        this.targets = targets;
        this.horizonMs = horizonMs;
    }

    /**
     * The life that these events tell.
     *
     * @param events in {@link ContactEvent#ORDER}, one per event id
     * @param now event time reached, in milliseconds
     */
    Life read(List<ContactEvent> events, long now) {
        reset(events);
        for (ContactEvent event : events) {
            if (!event.inbound()) {
                return Life.NONE;
            }
        }
        for (int i = 0; i < events.size(); i++) {
            ContactEvent event = events.get(i);
            remember(event);
            apply(event, i);
            if (event.kind == EventKind.ANSWERED) {
                applyEndings(event);
            }
        }
        if (visits.isEmpty() && menu == null) {
            unmatched.clear();
            unmatched.addAll(events);
        }
        return life(now);
    }

    /** Events of the last life read that contradict it. */
    List<Misfit> misfits() {
        return misfits;
    }

    /** Events of the last life read whose visit's beginning is not known. */
    List<ContactEvent> unmatched() {
        return unmatched;
    }

    private void reset(List<ContactEvent> newEvents) {
        events = newEvents;
        channel = events.get(0).channel;
        visits.clear();
        parts.clear();
        held.clear();
        misfits.clear();
        unmatched.clear();
        segment = UNKNOWN;
        site = UNKNOWN;
        priority = 0;
        menu = null;
        menuExit = null;
        transferred = false;
    }

    private void remember(ContactEvent event) {
        if (event.segment != null) {
            segment = event.segment;
        }
        if (event.site != null) {
            site = event.site;
        }
        if (event.priority != 0) {
            priority = event.priority;
        }
    }

    private void apply(ContactEvent event, int index) {
        switch (event.kind) {
            case INITIATED -> menu = menu == null ? event : menu;
            case QUEUED -> queued(event);
            case ANSWERED, ABANDONED, LEFT_QUEUE -> outcome(event, index);
            case TRANSFERRED -> transferred(event);
            case ENDED -> {
                ContactEvent answer = answeredSoon(event, index);
                if (answer == null) {
                    ended(event, event.time);
                } else {
                    held.add(new Held(event, answer));
                }
            }
            case WRAPPED_UP -> wrappedUp(event);
            case HELD, RESUMED, CONSULT_STARTED, CONSULT_ENDED -> hold(event);
            case CALLBACK_SCHEDULED -> callbackScheduled(event);
            case CALLBACK_REACHED, CALLBACK_EXPIRED -> callbackSettled();
            case RESOLVED -> resolved(event);
            case RINGING,
                    RING_NO_ANSWER,
                    CALLBACK_ATTEMPTED,
                    ESCALATED,
                    UPDATED,
                    REOPENED,
                    CREDITED,
                    REPLIED,
                    MESSAGE,
                    ASSIGNED,
                    DISCARDED -> {}
        }
    }

    private void applyEndings(ContactEvent answer) {
        for (Held ending : held) {
            if (ending.until == answer) {
                ended(ending.event, answer.time);
            }
        }
    }

    private void queued(ContactEvent event) {
        VisitInProgress last = last();
        if (last != null && last.pending && last.queue.equals(event.queue)) {
            last.pending = false;
            last.leg = event.leg;
            return;
        }
        if (last != null && last.waits()) {
            if (last.queue.equals(event.queue)) {
                return;
            }
            last.flowOut(event.time, FlowOutReason.TRANSFER);
        }
        VisitInProgress visit = begin(event.queue, event.time);
        visit.leg = event.leg;
        for (Held early : held) {
            if (early.until == event && !settle(visit, early.event, visit.begin)) {
                contradicts(early.event, visit);
            }
        }
    }

    private VisitInProgress begin(String queue, long time) {
        Target target = targets.of(channel.label(), queue, segment, priority);
        VisitInProgress visit = new VisitInProgress(queue, segment, site, priority, target, time);
        visits.add(visit);
        return visit;
    }

    private void outcome(ContactEvent event, int index) {
        VisitInProgress visit = event.queue == null ? last() : lastIn(event.queue);
        if (visit != null && settle(visit, event, event.time)) {
            return;
        }
        ContactEvent beginning = beginsSoon(event, index);
        if (beginning != null) {
            held.add(new Held(event, beginning));
        } else if (visit != null) {
            contradicts(event, visit);
        } else if (event.kind == EventKind.ABANDONED && menu != null && visits.isEmpty()) {
            exitMenu(event);
        } else {
            lacksBeginning(event, index);
        }
    }

    /** Applies an answer, an abandonment or a departure; false where it contradicts the visit. */
    private boolean settle(VisitInProgress visit, ContactEvent event, long time) {
        if (visit.waits()) {
            switch (event.kind) {
                case ANSWERED -> answer(visit, event.agentId, event.leg, time);
                case ABANDONED -> visit.end(Outcome.ABANDONED, time);
                default -> leave(visit, event, time);
            }
            return true;
        }
        if (event.kind != EventKind.ANSWERED) {
            return false;
        }
        if (visit.outcome == Outcome.ANSWERED) {
            if (visit.openPart(event.agentId) == null) {
                open(visit, event.agentId, event.leg, time);
            }
            return true;
        }
        // Somebody talks to the customer, but not by way of this queue.
        return visit.reason == FlowOutReason.CALLBACK || visit.reason == FlowOutReason.TRANSFER;
    }

    private void leave(VisitInProgress visit, ContactEvent event, long time) {
        FlowOutReason reason = FlowOutReason.of(event.reason);
        visit.flowOut(time, reason);
        visit.callbackWaiting = reason == FlowOutReason.CALLBACK;
    }

    private void answer(VisitInProgress visit, String agent, String leg, long time) {
        visit.end(Outcome.ANSWERED, time);
        open(visit, agent, leg, time);
    }

    private void open(VisitInProgress visit, String agent, String leg, long time) {
        Part part = new Part(agent, leg, time);
        visit.parts.add(part);
        parts.add(part);
    }

    /** The beginning, up to 2 s later, of the visit that the outcome belongs to, or null. */
    private ContactEvent beginsSoon(ContactEvent event, int index) {
        for (int i = index + 1; i < events.size(); i++) {
            ContactEvent next = events.get(i);
            if (next.time - event.time > CLOCK_SKEW_MS) {
                return null;
            }
            if (next.kind == EventKind.QUEUED
                    && (event.queue == null || event.queue.equals(next.queue))) {
                return next;
            }
        }
        return null;
    }

    private void contradicts(ContactEvent event, VisitInProgress visit) {
        misfits.add(
                new Misfit(
                        event,
                        DeadLetterReason.CONTRADICTION,
                        "%s %d ms after the visit of queue %s had ended: %s"
                                .formatted(
                                        event.kind,
                                        event.time - visit.outcomeAt,
                                        visit.queue,
                                        visit.reason == null ? visit.outcome : visit.reason)));
    }

    private void lacksBeginning(ContactEvent event, int index) {
        for (int i = index + 1; i < events.size(); i++) {
            ContactEvent next = events.get(i);
            if (next.kind == EventKind.QUEUED) {
                misfits.add(
                        new Misfit(
                                event,
                                DeadLetterReason.IMPOSSIBLE,
                                "%s %d ms before the visit began; clocks may differ by %d ms"
                                        .formatted(
                                                event.kind,
                                                next.time - event.time,
                                                CLOCK_SKEW_MS)));
                return;
            }
        }
        unmatched.add(event);
    }

    private void transferred(ContactEvent event) {
        transferred = true;
        VisitInProgress last = last();
        if (last != null) {
            Part own = event.agentId == null ? null : last.openPart(event.agentId);
            for (Part part : last.parts) {
                if (part.open() && (own == null || own == part)) {
                    part.close(event.time);
                }
            }
            if (last.waits()) {
                if (last.queue.equals(event.toQueue)) {
                    return;
                }
                last.flowOut(event.time, FlowOutReason.TRANSFER);
            }
        }
        if (event.toQueue != null) {
            VisitInProgress visit = begin(event.toQueue, event.time);
            visit.pending = true;
            if (event.transfer == TransferKind.ATTENDED) {
                answer(visit, event.toAgent, null, event.time);
            }
        }
    }

    /** The answer, up to 2 s later, of the visit that the event would end unanswered, or null. */
    private ContactEvent answeredSoon(ContactEvent event, int index) {
        VisitInProgress last = last();
        if (last == null || !last.waits() || !endsWaiting(event, last)) {
            return null;
        }
        for (int i = index + 1; i < events.size(); i++) {
            ContactEvent next = events.get(i);
            if (next.time - event.time > CLOCK_SKEW_MS
                    || next.kind == EventKind.QUEUED
                    || next.toQueue != null) {
                return null;
            }
            if (next.kind == EventKind.ANSWERED
                    && (next.queue == null || next.queue.equals(last.queue))) {
                return next;
            }
        }
        return null;
    }

    private void ended(ContactEvent event, long time) {
        for (Part part : parts) {
            if (part.open()
                    && (event.leg == null || part.leg == null || part.leg.equals(event.leg))) {
                part.close(time);
            }
        }
        VisitInProgress last = last();
        if (last == null) {
            if (menu != null) {
                exitMenu(event);
            }
        } else if (last.waits() && endsWaiting(event, last)) {
            if (event.by == EndedBy.CUSTOMER || event.by == EndedBy.UNKNOWN) {
                last.end(Outcome.ABANDONED, time);
            } else {
                last.flowOut(time, FlowOutReason.CLOSED_UNANSWERED);
            }
        }
    }

    /**
     * The end of a leg ends a visit of its own only: a visit just transferred goes on in another.
     */
    private static boolean endsWaiting(ContactEvent event, VisitInProgress visit) {
        return event.leg == null
                || (!visit.pending && (visit.leg == null || visit.leg.equals(event.leg)));
    }

    private void exitMenu(ContactEvent event) {
        if (menuExit == null) {
            menuExit = new Life.MenuExit(menu.time, event.time, segment, site, priority);
        }
    }

    private void wrappedUp(ContactEvent event) {
        for (int i = parts.size() - 1; i >= 0; i--) {
            Part part = parts.get(i);
            if (event.agentId == null || event.agentId.equals(part.agent)) {
                part.wrapUp(event.time);
                return;
            }
        }
    }

    private void hold(ContactEvent event) {
        for (int i = visits.size() - 1; i >= 0; i--) {
            VisitInProgress visit = visits.get(i);
            if (visit.outcome == Outcome.ANSWERED) {
                Part own = event.agentId == null ? null : visit.openPart(event.agentId);
                for (Part part : visit.parts) {
                    if (part.open() && (own == null || own == part)) {
                        part.hold(event.kind, event.time);
                    }
                }
                return;
            }
        }
    }

    private void callbackScheduled(ContactEvent event) {
        VisitInProgress last = last();
        if (last != null) {
            if (last.waits()) {
                last.flowOut(event.time, FlowOutReason.CALLBACK);
            }
            last.callbackWaiting = true;
        }
    }

    private void callbackSettled() {
        for (VisitInProgress visit : visits) {
            visit.callbackWaiting = false;
        }
    }

    private void resolved(ContactEvent event) {
        VisitInProgress last = last();
        if (last != null && last.waits()) {
            last.flowOut(event.time, FlowOutReason.CLOSED_UNANSWERED);
        }
    }

    private VisitInProgress last() {
        return visits.isEmpty() ? null : visits.get(visits.size() - 1);
    }

    private VisitInProgress lastIn(String queue) {
        for (int i = visits.size() - 1; i >= 0; i--) {
            if (visits.get(i).queue.equals(queue)) {
                return visits.get(i);
            }
        }
        return null;
    }

    private Life life(long now) {
        if (visits.isEmpty()) {
            return menuExit == null ? Life.NONE : new Life(List.of(), menuExit, false);
        }
        List<Visit> read = new ArrayList<>(visits.size());
        for (VisitInProgress visit : visits) {
            read.add(visit.asOf(now, horizonMs));
        }
        return new Life(read, null, transferred);
    }

    /** A visit while its events are being read. */
    private static final class VisitInProgress {
        private final String queue;
        private final String segment;
        private final String site;
        private final int priority;
        private final Target target;
        private final long begin;
        private final List<Part> parts = new ArrayList<>(2);
        private String leg;
        private boolean pending;
        private Outcome outcome = Outcome.WAITING;
        private long outcomeAt;
        private FlowOutReason reason;
        private boolean callbackWaiting;

        VisitInProgress(
                String queue,
                String segment,
                String site,
                int priority,
                Target target,
                long begin) {
            this.queue = queue;
            this.segment = segment;
            this.site = site;
            this.priority = priority;
            this.target = target;
            this.begin = begin;
        }

        boolean waits() {
            return outcome == Outcome.WAITING;
        }

        void end(Outcome how, long time) {
            outcome = how;
            outcomeAt = time;
        }

        void flowOut(long time, FlowOutReason why) {
            end(Outcome.FLOWED_OUT, time);
            reason = why;
        }

        Part openPart(String agent) {
            for (Part part : parts) {
                if (part.open() && Objects.equals(part.agent, agent)) {
                    return part;
                }
            }
            return null;
        }

        Visit asOf(long now, long horizonMs) {
            if (waits() && now - horizonMs >= begin) {
                flowOut(begin + horizonMs, FlowOutReason.LOST);
            }
            boolean passed =
                    waits() ? now - target.waitMs() >= begin : outcomeAt - begin > target.waitMs();
            long handledAt = 0;
            long talk = 0;
            long hold = 0;
            long wrap = 0;
            List<String> agents = List.of();
            for (Part part : parts) {
                if (part.open()) {
                    agents = agents.isEmpty() ? new ArrayList<>(1) : agents;
                    agents.add(part.agent == null ? "" : part.agent);
                }
            }
            if (agents.isEmpty()) {
                for (Part part : parts) {
                    handledAt = Math.max(handledAt, part.closedAt + part.wrapMs);
                    talk += part.closedAt - part.openedAt - part.holdMs;
                    hold += part.holdMs;
                    wrap += part.wrapMs;
                }
            }
            return new Visit(
                    queue,
                    segment,
                    site,
                    priority,
                    target,
                    begin,
                    outcome,
                    outcomeAt,
                    reason,
                    passed,
                    handledAt,
                    talk,
                    hold,
                    wrap,
                    agents,
                    callbackWaiting);
        }
    }

    /** What one agent did on a visit, from connection to the end of after-contact work. */
    private static final class Part {
        private final String agent;
        private final String leg;
        private final long openedAt;
        private long closedAt = -1;
        private long wrapMs;
        private boolean wrapped;
        private boolean held;
        private boolean consulting;
        private long holdSince;
        private long holdMs;

        Part(String agent, String leg, long openedAt) {
            this.agent = agent;
            this.leg = leg;
            this.openedAt = openedAt;
        }

        boolean open() {
            return closedAt < 0;
        }

        void close(long time) {
            if (held || consulting) {
                holdMs += time - holdSince;
            }
            closedAt = time;
        }

        void wrapUp(long time) {
            if (open()) {
                close(time);
            } else if (!wrapped) {
                wrapMs = time - closedAt;
            }
            wrapped = true;
        }

        void hold(EventKind kind, long time) {
            boolean before = held || consulting;
            switch (kind) {
                case HELD -> held = true;
                case RESUMED -> held = false;
                case CONSULT_STARTED -> consulting = true;
                default -> consulting = false;
            }
            boolean after = held || consulting;
            if (after && !before) {
                holdSince = time;
            } else if (before && !after) {
                holdMs += time - holdSince;
            }
        }
    }
}
