package io.queuewatch.infra.simulator;

import static io.queuewatch.schemas.CallEventType.CALLBACK_ATTEMPTED;
import static io.queuewatch.schemas.CallEventType.CALLBACK_EXPIRED;
import static io.queuewatch.schemas.CallEventType.CALLBACK_REACHED;
import static io.queuewatch.schemas.CallEventType.CALLBACK_SCHEDULED;

import io.queuewatch.schemas.CallEventType;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/** The customers of a queue who are to be called back, when its agents have nobody waiting. */
final class Callbacks {
    private static final int ATTEMPTS = 3;
    private static final double REACHED = .7;
    private static final long DIALLING = Duration.ofSeconds(18).toMillis();
    private static final long BETWEEN_ATTEMPTS = Duration.ofMinutes(10).toMillis();

    private final Centre centre;
    private final Line line;
    private final Desk desk;
    private final QueueModel model;
    private final Queue<Contact> due = new ArrayDeque<>();
    private final Map<Contact, Integer> attempts = new HashMap<>();

    Callbacks(Centre centre, Line line, Desk desk, QueueModel model) {
        this.centre = centre;
        this.line = line;
        this.desk = desk;
        this.model = model;
    }

    void schedule(Contact contact) {
        write(CALLBACK_SCHEDULED, contact, null);
        due.add(contact);
    }

    boolean anyDue() {
        return !due.isEmpty();
    }

    void attempt(Agent agent) {
        Contact contact = due.remove();
        write(CALLBACK_ATTEMPTED, contact, agent);
        if (centre.happens(REACHED)) {
            centre.after(DIALLING, () -> reach(contact, agent));
        } else {
            centre.after(DIALLING, () -> fail(contact, agent));
        }
    }

    private void reach(Contact contact, Agent agent) {
        attempts.remove(contact);
        write(CALLBACK_REACHED, contact, agent);
        centre.after(centre.sample(model.talk()), () -> desk.endCallback(contact, agent));
    }

    private void fail(Contact contact, Agent agent) {
        if (attempts.merge(contact, 1, Integer::sum) == ATTEMPTS) {
            attempts.remove(contact);
            write(CALLBACK_EXPIRED, contact, null);
        } else {
            centre.after(
                    BETWEEN_ATTEMPTS,
                    () -> {
                        due.add(contact);
                        line.serve();
                    });
        }
        line.release(agent);
    }

    private void write(CallEventType type, Contact contact, Agent agent) {
        centre.journal()
                .write(
                        type,
                        contact,
                        event -> {
                            event.setQueue(line.name());
                            event.setAgentId(agent == null ? null : agent.id());
                        });
    }
}
