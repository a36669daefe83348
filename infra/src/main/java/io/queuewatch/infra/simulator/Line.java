package io.queuewatch.infra.simulator;

import static io.queuewatch.schemas.CallEventType.ABANDONED;
import static io.queuewatch.schemas.CallEventType.ANSWERED;
import static io.queuewatch.schemas.CallEventType.LEFT_QUEUE;
import static io.queuewatch.schemas.CallEventType.QUEUED;
import static io.queuewatch.schemas.CallEventType.RINGING;
import static io.queuewatch.schemas.CallEventType.RING_NO_ANSWER;

import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.EndedBy;
import io.queuewatch.schemas.LeaveReason;
import java.time.Duration;
import java.util.TreeSet;

/** A queue at work: who waits, whose phone rings, and how waiting ends. */
final class Line {
    private static final long ANNOUNCEMENT = Duration.ofSeconds(8).toMillis();
    private static final long RINGS_FOR = Duration.ofSeconds(15).toMillis();
    private static final long MISSED_A_CALL = Duration.ofSeconds(45).toMillis();
    private static final long VOICE_MESSAGE = Duration.ofSeconds(35).toMillis();

    private final Centre centre;
    private final QueueModel model;
    private final Crew crew;
    private final Desk desk;
    private final Callbacks callbacks;
    private final TreeSet<Visit> waiting = new TreeSet<>(Visit.ORDER);

    Line(Centre centre, QueueModel model) {
        this.centre = centre;
        this.model = model;
        crew = new Crew(model.name());
        desk = new Desk(centre, this, model);
        callbacks = new Callbacks(centre, this, desk, model);
    }

    String name() {
        return model.name();
    }

    Crew crew() {
        return crew;
    }

    Desk desk() {
        return desk;
    }

    void staff(int agents) {
        crew.resize(agents);
        serve();
    }

    void release(Agent agent) {
        crew.release(agent);
        serve();
    }

    /** A visit begins. */
    void enter(Contact contact) {
        Visit visit = centre.visit(contact);
        centre.journal().introduce(QUEUED, contact, event -> event.setQueue(name()));
        if (!model.hours().openAt(centre.localTime())) {
            centre.after(
                    ANNOUNCEMENT, () -> leave(visit, new Exit(LeaveReason.CLOSED, null, 1, null)));
            return;
        }
        visit.endsBy(centre.after(centre.sample(model.patience()), () -> abandon(visit)));
        for (Exit exit : model.exits()) {
            if (centre.leadsSomewhere(exit) && centre.happens(exit.chance())) {
                visit.endsBy(
                        centre.after(exit.after().toMillis(), () -> leaveUnlessRung(visit, exit)));
            }
        }
        waiting.add(visit);
        serve();
    }

    /** Gives free agents to those who wait, then to those who want to be called back. */
    void serve() {
        while (crew.anyFree() && !waiting.isEmpty()) {
            ring(waiting.pollFirst(), crew.take());
        }
        while (crew.anyFree() && callbacks.anyDue()) {
            callbacks.attempt(crew.take());
        }
    }

    private void ring(Visit visit, Agent agent) {
        visit.rung = agent;
        write(RINGING, visit, agent);
        visit.ringing =
                centre.happens(model.habits().ringNoAnswer())
                        ? centre.after(RINGS_FOR, () -> miss(visit, agent))
                        : centre.after(centre.sample(model.ring()), () -> answer(visit, agent));
    }

    private void miss(Visit visit, Agent agent) {
        visit.rung = null;
        write(RING_NO_ANSWER, visit, agent);
        waiting.add(visit);
        centre.after(MISSED_A_CALL, () -> release(agent));
        serve();
    }

    private void answer(Visit visit, Agent agent) {
        visit.settle();
        write(ANSWERED, visit, agent);
        desk.converse(visit.contact, agent);
    }

    private void abandon(Visit visit) {
        visit.settle();
        waiting.remove(visit);
        centre.journal().write(ABANDONED, visit.contact, event -> event.setQueue(name()));
        centre.journal().ended(visit.contact, EndedBy.CUSTOMER);
        if (visit.rung != null) {
            release(visit.rung);
        }
    }

    private void leaveUnlessRung(Visit visit, Exit exit) {
        if (visit.rung == null) {
            waiting.remove(visit);
            leave(visit, exit);
        }
    }

    private void leave(Visit visit, Exit exit) {
        visit.settle();
        Contact contact = visit.contact;
        centre.journal()
                .write(
                        LEFT_QUEUE,
                        contact,
                        event -> {
                            event.setQueue(name());
                            event.setReason(exit.reason());
                        });
        switch (exit.reason()) {
            case CALLBACK -> callbacks.schedule(contact);
            case OVERFLOW -> centre.line(exit.toQueue()).enter(contact);
            case CLOSED -> centre.journal().ended(contact, EndedBy.SYSTEM);
            default ->
                    centre.after(
                            VOICE_MESSAGE, () -> centre.journal().ended(contact, EndedBy.CUSTOMER));
        }
    }

    private void write(CallEventType type, Visit visit, Agent agent) {
        centre.journal()
                .write(
                        type,
                        visit.contact,
                        event -> {
                            event.setQueue(name());
                            event.setAgentId(agent.id());
                            event.setTeam(agent.team());
                        });
    }
}
