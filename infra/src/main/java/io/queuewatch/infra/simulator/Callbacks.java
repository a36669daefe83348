package io.queuewatch.infra.simulator;

import static io.queuewatch.infra.simulator.Word.CALLBACK_ATTEMPTED;
import static io.queuewatch.infra.simulator.Word.CALLBACK_EXPIRED;
import static io.queuewatch.infra.simulator.Word.CALLBACK_REACHED;
import static io.queuewatch.infra.simulator.Word.CALLBACK_SCHEDULED;
import static io.queuewatch.infra.simulator.Word.ENDED;

import io.queuewatch.schemas.EndedBy;
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
    private final Queue<Contact> due = new ArrayDeque<>();
    private final Map<Contact, Integer> attempts = new HashMap<>();

    Callbacks(Centre centre, Line line) {
        this.centre = centre;
        this.line = line;
    }

    void schedule(Contact contact) {
        centre.journal().write(CALLBACK_SCHEDULED, contact).in(line);
        due.add(contact);
        line.serve();
    }

    boolean anyDue() {
        return !due.isEmpty();
    }

    void attempt(Agent agent) {
        Contact contact = due.remove();
        agent.take();
        centre.journal().write(CALLBACK_ATTEMPTED, contact, line, agent);
        boolean reached = centre.happens(REACHED);
        centre.after(DIALLING, () -> dialled(contact, agent, reached));
    }

    private void dialled(Contact contact, Agent agent, boolean reached) {
        if (reached) {
            attempts.remove(contact);
            centre.journal().write(CALLBACK_REACHED, contact, line, agent);
            centre.after(line.talk(), () -> end(contact, agent));
            return;
        }
        if (attempts.merge(contact, 1, Integer::sum) == ATTEMPTS) {
            attempts.remove(contact);
            centre.journal().write(CALLBACK_EXPIRED, contact).in(line);
        } else {
            centre.after(BETWEEN_ATTEMPTS, () -> again(contact));
        }
        agent.drop();
    }

    private void again(Contact contact) {
        due.add(contact);
        line.serve();
    }

    /** Its work is no handling of a visit, so nothing is written about wrap-up. */
    private void end(Contact contact, Agent agent) {
        centre.journal().write(ENDED, contact).by(EndedBy.CUSTOMER);
        line.sequels().afterHandling(contact, agent);
        agent.wrapUp();
        centre.after(centre.sample(line.model().work().wrap()), agent::wrappedUp);
    }
}
