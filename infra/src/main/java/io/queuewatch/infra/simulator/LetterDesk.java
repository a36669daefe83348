package io.queuewatch.infra.simulator;

import static io.queuewatch.infra.simulator.Word.ASSIGNED;
import static io.queuewatch.infra.simulator.Word.CUSTOMER_REPLIED;
import static io.queuewatch.infra.simulator.Word.DISCARDED;
import static io.queuewatch.infra.simulator.Word.ON_HOLD;
import static io.queuewatch.infra.simulator.Word.REOPENED;
import static io.queuewatch.infra.simulator.Word.REPLIED;
import static io.queuewatch.infra.simulator.Word.RESOLVED;
import static io.queuewatch.infra.simulator.Word.RESUMED;
import static io.queuewatch.infra.simulator.Word.TRANSFERRED;

import io.queuewatch.infra.simulator.model.Distribution;
import io.queuewatch.schemas.Author;
import io.queuewatch.schemas.TransferKind;
import java.time.Duration;
import java.util.List;

/** Emails and posts: one at a time, for as long as it takes; the customer may write again. */
final class LetterDesk implements Desk {
    private static final int MOST_MOVES = 1;
    private static final int MOST_REPLIES = 4;
    private static final double SPAM = .03;
    private static final double ASKS_BACK = .2;
    private static final long GLANCE = Duration.ofSeconds(20).toMillis();
    private static final Distribution SOMEBODY_ELSE =
            new Distribution.LogNormal(Duration.ofMinutes(90), .6);
    private static final Distribution CUSTOMER = new Distribution.LogNormal(Duration.ofHours(3), 1);

    private final Centre centre;
    private final Line line;

    LetterDesk(Centre centre, Line line) {
        this.centre = centre;
        this.line = line;
    }

    @Override
    public void enter(Contact contact) {
        line.await(centre.visit(contact));
    }

    @Override
    public void take(Visit visit, Agent agent) {
        Contact contact = visit.contact;
        line.sequels().waited(visit);
        agent.take();
        write(ASSIGNED, contact, agent);
        if (contact.replies == 0 && centre.happens(SPAM)) {
            centre.after(GLANCE, () -> discard(contact, agent));
            return;
        }
        List<Line> others = centre.lines(line.model().habits().transferTo());
        if (contact.replies == 0
                && contact.moves < MOST_MOVES
                && !others.isEmpty()
                && centre.happens(line.model().habits().transferred())) {
            centre.after(GLANCE, () -> transfer(contact, agent, centre.anyOf(others)));
        } else {
            join(contact, agent);
        }
    }

    @Override
    public void join(Contact contact, Agent agent) {
        long work = line.talk();
        centre.after(work, () -> reply(contact, agent, work));
    }

    @Override
    public void reopen(Contact contact) {
        centre.journal().write(REOPENED, contact);
        ask(contact);
    }

    private void reply(Contact contact, Agent agent, long work) {
        contact.replies++;
        write(REPLIED, contact, agent).by(Author.AGENT).after(work);
        if (contact.replies == 1 && centre.happens(line.model().habits().held())) {
            hold(contact, agent);
        } else if (contact.replies < MOST_REPLIES && centre.happens(ASKS_BACK)) {
            centre.after(centre.sample(CUSTOMER), () -> ask(contact));
        } else {
            write(RESOLVED, contact, agent);
            line.sequels().afterHandling(contact, agent);
        }
        agent.drop();
    }

    private void ask(Contact contact) {
        centre.journal().write(CUSTOMER_REPLIED, contact).by(Author.CUSTOMER);
        enter(contact);
    }

    private void discard(Contact contact, Agent agent) {
        write(DISCARDED, contact, agent);
        agent.drop();
    }

    private void transfer(Contact contact, Agent agent, Line other) {
        contact.moves++;
        write(TRANSFERRED, contact, agent).to(other, TransferKind.BLIND);
        agent.drop();
        other.desk().enter(contact);
    }

    /** The customer knows: somebody outside the centre has to say something first. */
    private void hold(Contact contact, Agent agent) {
        write(ON_HOLD, contact, agent);
        centre.after(
                centre.sample(SOMEBODY_ELSE),
                () -> {
                    centre.journal().write(RESUMED, contact).in(line);
                    enter(contact);
                });
    }

    private Entry write(Word word, Contact contact, Agent agent) {
        return centre.journal().write(word, contact, line, agent);
    }
}
