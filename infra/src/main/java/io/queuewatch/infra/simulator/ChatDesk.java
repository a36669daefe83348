package io.queuewatch.infra.simulator;

import static io.queuewatch.infra.simulator.Word.ACCEPTED;
import static io.queuewatch.infra.simulator.Word.MESSAGE;
import static io.queuewatch.infra.simulator.Word.QUEUED;

import io.queuewatch.infra.simulator.model.Distribution;
import io.queuewatch.schemas.Author;
import java.time.Duration;

/** Chats, several beside each other: message by message, a bot's hand-over before them. */
final class ChatDesk implements Desk {
    private static final Distribution GREETING =
            new Distribution.LogNormal(Duration.ofSeconds(9), .5);

    /** Of the time between two messages of a customer, what the agent takes to answer. */
    private static final double ANSWERING = .4;

    private static final long TURN = Duration.ofSeconds(75).toMillis();

    private final Centre centre;
    private final Line line;
    private final Closing closing;

    ChatDesk(Centre centre, Line line) {
        this.centre = centre;
        this.line = line;
        closing = new Closing(centre, line);
    }

    @Override
    public void enter(Contact contact) {
        centre.journal().write(QUEUED, contact).introducing(contact).in(line);
        line.awaitImpatiently(contact);
    }

    @Override
    public void take(Visit visit, Agent agent) {
        visit.settle();
        line.sequels().waited(visit);
        agent.take();
        centre.journal().write(ACCEPTED, visit.contact, line, agent);
        join(visit.contact, agent);
    }

    @Override
    public void join(Contact contact, Agent agent) {
        long talk = line.talk();
        long greeting = Math.min(talk, centre.sample(GREETING));
        int turns = (int) (talk / TURN);
        centre.after(
                greeting,
                () -> {
                    write(contact, agent);
                    turn(contact, agent, turns, (talk - greeting) / Math.max(1, turns));
                });
    }

    private void turn(Contact contact, Agent agent, int left, long length) {
        if (left == 0) {
            closing.finish(contact, agent);
            return;
        }
        long answered = (long) (length * ANSWERING * 2 * centre.uniform());
        centre.after(
                length - answered,
                () -> centre.journal().write(MESSAGE, contact).by(Author.CUSTOMER));
        centre.after(
                length,
                () -> {
                    write(contact, agent);
                    turn(contact, agent, left - 1, length);
                });
    }

    @Override
    public void reopen(Contact contact) {
        line.sequels().reopen(contact);
    }

    private void write(Contact contact, Agent agent) {
        centre.journal().write(MESSAGE, contact, line, agent).by(Author.AGENT);
    }
}
