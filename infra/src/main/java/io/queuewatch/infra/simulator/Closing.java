package io.queuewatch.infra.simulator;

import static io.queuewatch.infra.simulator.Word.CONSULT_ENDED;
import static io.queuewatch.infra.simulator.Word.CONSULT_STARTED;
import static io.queuewatch.infra.simulator.Word.ENDED;
import static io.queuewatch.infra.simulator.Word.TRANSFERRED;
import static io.queuewatch.infra.simulator.Word.WRAPPED_UP;

import io.queuewatch.infra.simulator.model.Distribution;
import io.queuewatch.schemas.EndedBy;
import io.queuewatch.schemas.TransferKind;
import java.time.Duration;
import java.util.List;

/** How an agent's part in a call or chat ends: in a transfer or for good, and in work after it. */
final class Closing {
    private static final int MOST_MOVES = 2;
    private static final double CLOSED_BY_AGENT = .2;
    private static final long ON_THE_WAY = 300;
    private static final Distribution CONSULT =
            new Distribution.LogNormal(Duration.ofSeconds(35), .6);

    private final Centre centre;
    private final Line line;

    Closing(Centre centre, Line line) {
        this.centre = centre;
        this.line = line;
    }

    void finish(Contact contact, Agent agent) {
        List<Line> others =
                centre.lines(line.model().habits().transferTo()).stream()
                        .filter(Line::isOpen)
                        .toList();
        if (others.isEmpty()
                || contact.moves >= MOST_MOVES
                || !centre.happens(line.model().habits().transferred())) {
            end(contact, agent);
            return;
        }
        contact.moves++;
        Line other = centre.anyOf(others);
        if (other.crew().anyFree() && centre.happens(line.model().habits().attended())) {
            consult(contact, agent, other);
        } else {
            write(TRANSFERRED, contact, agent).to(other, TransferKind.BLIND);
            centre.after(ON_THE_WAY, () -> other.desk().enter(contact));
            wrapUp(contact, agent, false);
        }
    }

    private void consult(Contact contact, Agent agent, Line other) {
        Agent colleague = other.crew().next();
        colleague.take();
        write(CONSULT_STARTED, contact, agent);
        centre.after(
                centre.sample(CONSULT),
                () -> {
                    write(CONSULT_ENDED, contact, agent);
                    write(TRANSFERRED, contact, agent)
                            .to(other, TransferKind.ATTENDED)
                            .to(colleague);
                    wrapUp(contact, agent, false);
                    other.desk().join(contact, colleague);
                });
    }

    private void end(Contact contact, Agent agent) {
        write(ENDED, contact, agent)
                .by(centre.happens(CLOSED_BY_AGENT) ? EndedBy.AGENT : EndedBy.CUSTOMER);
        wrapUp(contact, agent, true);
    }

    private void wrapUp(Contact contact, Agent agent, boolean last) {
        agent.wrapUp();
        centre.after(
                centre.sample(line.model().work().wrap()),
                () -> {
                    write(WRAPPED_UP, contact, agent);
                    if (last) {
                        line.sequels().afterHandling(contact, agent);
                    }
                    agent.wrappedUp();
                });
    }

    private Entry write(Word word, Contact contact, Agent agent) {
        return centre.journal().write(word, contact, line, agent);
    }
}
