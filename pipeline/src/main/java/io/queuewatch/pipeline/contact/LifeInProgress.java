package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.schemas.Direction;
import java.util.ArrayList;
import java.util.List;

/** The life of a contact while its events are being read: what has happened up to one of them. */
final class LifeInProgress {

    private static final long ANSWERED = -1;
    private static final int LEVEL_1 = 1;
    private static final int URGENT = 1;

    private final TargetsHistory targets;
    private final List<VisitInProgress> visits = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<String> agents = new ArrayList<>();
    private final Known known = new Known();
    private final Promises promises = new Promises();
    private final CareInProgress care = new CareInProgress();
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

    LifeInProgress(TargetsHistory targets) {
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
        care.clear();
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
                        targets.at(event.time)
                                .of(channel.label(), queue, known.segment(), known.priority()),
                        event.time);
        visits.add(visit);
        // Its first reply is owed now, whatever was asked before.
        care.answered(false, event.time);
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

    /** The customer wrote to who has replied, or could have, in the last visit. */
    void askedAgain(long time) {
        VisitInProgress last = last();
        if (last != null && (channel.conversation() ? last.converses() : !last.waits())) {
            care.asked(visits.size() - 1, time);
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
        repliedElsewhere(event.time);
    }

    /** A person wrote to the customer, not by way of any visit. */
    void repliedElsewhere(long time) {
        asked = ANSWERED;
        care.answered(true, time);
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
        care.resolved(time);
        care.answered(false, time);
    }

    void reopened(long time) {
        closed = false;
        care.reopened(time);
    }

    /** The work waits for somebody else, or goes on; a customer on hold is another matter. */
    void workHeld(ContactEvent event) {
        if (!channel.conversation()) {
            if (event.kind == EventKind.HELD) {
                care.held(event.time);
            } else if (event.kind == EventKind.RESUMED) {
                care.resumed(event.time);
            }
        }
    }

    /** An agent asks level 2 to act; further levels are asked on the same promise. */
    void escalated(ContactEvent event) {
        if (event.level != LEVEL_1 && !visits.isEmpty() && care.ofLevelOne()) {
            care.escalated(owed(event.time), event.agentId);
        }
    }

    /** An agent did something for the customer. */
    void acted(ContactEvent event) {
        care.acted(event.agentId, event.time);
    }

    /** Notes what the event just read has changed of what is owed. */
    void settleCare(ContactEvent event) {
        if (visits.isEmpty()) {
            return;
        }
        if (care.urgent() != (known.priority() == URGENT)) {
            if (care.urgent()) {
                care.urgentNoMore(event.time);
            } else {
                care.urgent(owed(event.time));
            }
        }
        if (channel == Channel.CHAT && care.asking() && !last().converses()) {
            care.answered(false, event.time);
        }
    }

    private Care.Owed owed(long time) {
        String queue = last().queue();
        String segment = known.segment();
        int priority = known.priority();
        return new Care.Owed(
                queue,
                known.tags(null).narrow(),
                targets.at(time).of(channel.label(), queue, segment, priority),
                time,
                0);
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
        boolean byEvents =
                known.source() != null
                        && targets.at(visits.get(0).begin()).resolutionByEvents(known.source());
        return new Life(
                direction,
                read,
                null,
                known.customer(),
                known.topic(),
                agents.size(),
                transferred,
                open(read.get(read.size() - 1), byEvents),
                !byEvents && !everResolved && last().answered(),
                care.read(byEvents));
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
                false,
                Care.NONE);
    }
}
