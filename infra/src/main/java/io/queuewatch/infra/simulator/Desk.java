package io.queuewatch.infra.simulator;

import static io.queuewatch.schemas.CallEventType.CONSULT_ENDED;
import static io.queuewatch.schemas.CallEventType.CONSULT_STARTED;
import static io.queuewatch.schemas.CallEventType.HELD;
import static io.queuewatch.schemas.CallEventType.RESOLVED;
import static io.queuewatch.schemas.CallEventType.RESUMED;
import static io.queuewatch.schemas.CallEventType.TRANSFERRED;
import static io.queuewatch.schemas.CallEventType.WRAPPED_UP;

import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.EndedBy;
import io.queuewatch.schemas.TransferKind;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The conversations of a queue's agents: talk, hold, transfers, the end, and the work after it. */
final class Desk {
    private static final int MOST_MOVES = 2;
    private static final double HUNG_UP_BY_AGENT = .2;
    private static final long ON_THE_WAY = 300;
    private static final Distribution HOLD = new Distribution.LogNormal(Duration.ofSeconds(40), .8);
    private static final Distribution CONSULT =
            new Distribution.LogNormal(Duration.ofSeconds(35), .6);

    private final Centre centre;
    private final Line line;
    private final QueueModel model;

    Desk(Centre centre, Line line, QueueModel model) {
        this.centre = centre;
        this.line = line;
        this.model = model;
    }

    /** An agent and a customer begin to talk. */
    void converse(Contact contact, Agent agent) {
        long talk = centre.sample(model.talk());
        if (!centre.happens(model.habits().held())) {
            centre.after(talk, () -> finish(contact, agent));
            return;
        }
        long before = (long) (talk * centre.uniform());
        long hold = centre.sample(HOLD);
        centre.after(before, () -> write(HELD, contact, agent));
        centre.after(before + hold, () -> write(RESUMED, contact, agent));
        centre.after(talk + hold, () -> finish(contact, agent));
    }

    private void finish(Contact contact, Agent agent) {
        List<Line> others = centre.lines(model.habits().transferTo());
        if (others.isEmpty()
                || contact.moves >= MOST_MOVES
                || !centre.happens(model.habits().transferred())) {
            end(contact, agent);
            return;
        }
        contact.moves++;
        Line other = others.get((int) (centre.uniform() * others.size()));
        if (other.crew().anyFree() && centre.happens(model.habits().attended())) {
            consult(contact, agent, other);
        } else {
            transfer(contact, agent, other, TransferKind.BLIND, null);
            centre.after(ON_THE_WAY, () -> other.enter(contact));
        }
    }

    private void consult(Contact contact, Agent agent, Line other) {
        Agent colleague = other.crew().take();
        write(CONSULT_STARTED, contact, agent);
        centre.after(
                centre.sample(CONSULT),
                () -> {
                    write(CONSULT_ENDED, contact, agent);
                    transfer(contact, agent, other, TransferKind.ATTENDED, colleague.id());
                    other.desk().converse(contact, colleague);
                });
    }

    private void transfer(
            Contact contact, Agent agent, Line other, TransferKind kind, String toAgent) {
        write(
                TRANSFERRED,
                contact,
                agent,
                event -> {
                    event.setTransfer(kind);
                    event.setToQueue(other.name());
                    event.setToAgent(toAgent);
                });
        wrapUp(contact, agent, false);
    }

    private void end(Contact contact, Agent agent) {
        EndedBy by = centre.happens(HUNG_UP_BY_AGENT) ? EndedBy.AGENT : EndedBy.CUSTOMER;
        write(CallEventType.ENDED, contact, agent, event -> event.setBy(by));
        wrapUp(contact, agent, true);
    }

    private void wrapUp(Contact contact, Agent agent, boolean last) {
        boolean resolved = last && centre.happens(model.habits().resolved());
        centre.after(
                centre.sample(model.wrap()),
                () -> {
                    write(WRAPPED_UP, contact, agent);
                    if (resolved) {
                        write(RESOLVED, contact, agent);
                    }
                    line.release(agent);
                });
    }

    /**
     * A call back ends; its work is no handling of a visit, so nothing is written about wrap-up.
     */
    void endCallback(Contact contact, Agent agent) {
        centre.journal().ended(contact, EndedBy.CUSTOMER);
        centre.after(centre.sample(model.wrap()), () -> line.release(agent));
    }

    private void write(CallEventType type, Contact contact, Agent agent) {
        write(type, contact, agent, event -> {});
    }

    private void write(
            CallEventType type, Contact contact, Agent agent, Consumer<CallEvent> details) {
        centre.journal()
                .write(
                        type,
                        contact,
                        event -> {
                            event.setQueue(line.name());
                            event.setAgentId(agent.id());
                            event.setTeam(agent.team());
                            details.accept(event);
                        });
    }
}
