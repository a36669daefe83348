package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.schemas.Direction;
import java.util.ArrayList;
import java.util.List;

/** The life of a contact while its events are being read: what has happened up to one of them. */
final class LifeInProgress {

    private static final long ANSWERED = -1;

    private final Targets targets;
    private final List<VisitInProgress> visits = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<String> agents = new ArrayList<>();
    private final Known known = new Known();
    private final Promises promises = new Promises();
    private Channel channel;
    private Direction direction;
    private ContactEvent menu;
    private ContactEvent discarded;
    private Life.Aside aside;
    private boolean transferred;
    private boolean closed;
    private boolean everResolved;

    /** When the customer first wrote what nobody has replied to yet, or {@code ANSWERED}. */
    private long asked;

    LifeInProgress(Targets targets) {
        this.targets = targets;
    }

    /** Nothing has happened yet. */
    void reset(Channel newChannel, Direction newDirection) {
        channel = newChannel;
        direction = newDirection;
        visits.clear();
        parts.clear();
        agents.clear();
        known.clear();
        promises.clear();
        menu = null;
        discarded = null;
        aside = null;
        transferred = false;
        closed = false;
        everResolved = false;
        asked = ANSWERED;
    }

    Known known() {
        return known;
    }

    Promises promises() {
        return promises;
    }

    boolean hasVisits() {
        return !visits.isEmpty();
    }

    /** The visit last begun, or null. */
    VisitInProgress last() {
        return visits.isEmpty() ? null : visits.get(visits.size() - 1);
    }

    /** The visit last begun in this queue, or in any where it is null; null where there is none. */
    VisitInProgress lastIn(String queue) {
        for (int i = visits.size() - 1; i >= 0; i--) {
            if (queue == null || queue.equals(visits.get(i).queue())) {
                return visits.get(i);
            }
        }
        return null;
    }

    /** The visit last begun of those that were answered, or null. */
    VisitInProgress lastAnswered() {
        for (int i = visits.size() - 1; i >= 0; i--) {
            if (visits.get(i).answered()) {
                return visits.get(i);
            }
        }
        return null;
    }

    VisitInProgress begin(String queue, ContactEvent event) {
        VisitInProgress visit =
                new VisitInProgress(
                        queue,
                        known.tags(takingTeam(event)),
                        targets.of(channel.label(), queue, known.segment(), known.priority()),
                        event.time);
        visits.add(visit);
        return visit;
    }

    /** A transfer tells the team that hands the customer on, not the one that will answer. */
    private static String takingTeam(ContactEvent beginning) {
        return beginning.kind == EventKind.TRANSFERRED ? null : beginning.team;
    }

    void open(VisitInProgress visit, String agent, String leg, long time) {
        Part part = new Part(agent, leg, time);
        visit.parts().add(part);
        parts.add(part);
        took(agent);
    }

    /** An agent answered; all unnamed ones count as one. */
    private void took(String agent) {
        if (!agents.contains(agent)) {
            agents.add(agent);
        }
    }

    void endLeg(String leg, long time) {
        for (Part part : parts) {
            if (part.open() && part.of(leg)) {
                part.close(time);
            }
        }
    }

    void wrapUp(String agent, long time) {
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (agent == null || agent.equals(parts.get(i).agent())) {
                parts.get(i).wrapUp(time);
                return;
            }
        }
    }

    void transferred() {
        transferred = true;
    }

    /** The customer wrote. */
    void asked(long time) {
        if (asked == ANSWERED) {
            asked = time;
        }
    }

    /** A person wrote to the customer, by way of this visit. */
    void replied(VisitInProgress visit, ContactEvent event, long time) {
        if (!channel.conversation()) {
            if (visit.waits()) {
                visit.answer(event.team, time);
            }
            took(event.agentId);
        }
        visit.reply(asked, time, event.workTime);
        repliedElsewhere();
    }

    /** A person wrote to the customer, not by way of any visit. */
    void repliedElsewhere() {
        asked = ANSWERED;
    }

    void initiated(ContactEvent event) {
        menu = menu == null ? event : menu;
    }

    boolean inMenu() {
        return menu != null && visits.isEmpty();
    }

    boolean begun() {
        return menu != null || !visits.isEmpty();
    }

    void exitMenu(long time) {
        if (aside == null) {
            Tags tags = known.tags(null);
            aside = new Life.Aside(Fact.Kind.IVR_EXIT, Fact.NO_QUEUE, tags, menu.time, time);
        }
    }

    void resolved(long time) {
        VisitInProgress last = last();
        if (last != null && last.waits()) {
            last.flowOut(time, FlowOutReason.CLOSED_UNANSWERED);
        }
        closed = true;
        everResolved = true;
    }

    void reopened() {
        closed = false;
    }

    /** It never was a contact; it is counted as discarded in the queue it was in. */
    void discarded(ContactEvent event) {
        if (discarded == null) {
            discarded = event;
            if (!visits.isEmpty()) {
                aside = discard(last());
            }
        }
    }

    private Life.Aside discard(VisitInProgress visit) {
        long at = Math.max(discarded.time, visit.begin());
        return new Life.Aside(Fact.Kind.DISCARDED, visit.queue(), visit.tags(), visit.begin(), at);
    }

    /** The life as it is at this moment. */
    Life asOf(long now, JobSettings settings) {
        if (visits.isEmpty()) {
            return aside == null ? Life.NONE : withoutVisits();
        }
        if (discarded != null) {
            if (direction != Direction.INBOUND) {
                return Life.NONE;
            }
            if (aside == null) {
                aside = discard(visits.get(0));
            }
            return withoutVisits();
        }
        List<Visit> read = new ArrayList<>(visits.size());
        for (VisitInProgress visit : visits) {
            read.add(visit.asOf(now, channel.horizonMs(settings)));
        }
        boolean byEvents = known.source() != null && targets.resolutionByEvents(known.source());
        return new Life(
                direction,
                read,
                null,
                known.customer(),
                known.topic(),
                agents.size(),
                transferred,
                open(read.get(read.size() - 1), byEvents),
                !byEvents && !everResolved && last().answered());
    }

    /**
     * Calls and chats are open while the customer of the last visit waits or is served. Email and
     * social have no end but resolution; where the source does not tell of resolutions they are
     * closed, too, when nothing that the customer wrote is without a reply.
     */
    private boolean open(Visit last, boolean byEvents) {
        if (channel.conversation()) {
            return last.waits() || last.inService();
        }
        return !closed
                && last.reason() != FlowOutReason.LOST
                && (byEvents || last.waits() || asked != ANSWERED);
    }

    private Life withoutVisits() {
        return new Life(
                direction,
                List.of(),
                aside,
                known.customer(),
                known.topic(),
                agents.size(),
                transferred,
                false,
                false);
    }
}
