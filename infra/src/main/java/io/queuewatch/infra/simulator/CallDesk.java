package io.queuewatch.infra.simulator;

import static io.queuewatch.infra.simulator.Word.ANSWERED;
import static io.queuewatch.infra.simulator.Word.HELD;
import static io.queuewatch.infra.simulator.Word.QUEUED;
import static io.queuewatch.infra.simulator.Word.RESUMED;
import static io.queuewatch.infra.simulator.Word.RINGING;
import static io.queuewatch.infra.simulator.Word.RING_NO_ANSWER;

import io.queuewatch.infra.simulator.model.Distribution;
import java.time.Duration;

/** Calls: the phone rings, somebody answers, they talk, perhaps with the customer on hold. */
final class CallDesk implements Desk {
    private static final long RINGS_FOR = Duration.ofSeconds(15).toMillis();
    private static final long MISSED_A_CALL = Duration.ofSeconds(45).toMillis();
    private static final Distribution HOLD = new Distribution.LogNormal(Duration.ofSeconds(40), .8);

    private final Centre centre;
    private final Line line;
    private final Closing closing;

    CallDesk(Centre centre, Line line) {
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
        visit.rung = agent;
        agent.take();
        write(RINGING, visit.contact, agent);
        visit.endsBy(
                centre.happens(line.model().habits().ringNoAnswer())
                        ? centre.after(RINGS_FOR, () -> miss(visit, agent))
                        : centre.after(
                                centre.sample(line.model().work().ring()),
                                () -> answer(visit, agent)));
    }

    private void miss(Visit visit, Agent agent) {
        visit.rung = null;
        write(RING_NO_ANSWER, visit.contact, agent);
        agent.miss();
        centre.after(MISSED_A_CALL, agent::isBack);
        line.await(visit);
    }

    private void answer(Visit visit, Agent agent) {
        visit.settle();
        line.sequels().waited(visit);
        write(ANSWERED, visit.contact, agent);
        join(visit.contact, agent);
    }

    @Override
    public void join(Contact contact, Agent agent) {
        long talk = line.talk();
        long hold = 0;
        if (centre.happens(line.model().habits().held())) {
            long before = (long) (talk * centre.uniform());
            hold = centre.sample(HOLD);
            centre.after(before, () -> write(HELD, contact, agent));
            centre.after(before + hold, () -> write(RESUMED, contact, agent));
        }
        centre.after(talk + hold, () -> closing.finish(contact, agent));
    }

    @Override
    public void reopen(Contact contact) {
        line.sequels().reopen(contact);
    }

    private void write(Word word, Contact contact, Agent agent) {
        centre.journal().write(word, contact, line, agent);
    }
}
