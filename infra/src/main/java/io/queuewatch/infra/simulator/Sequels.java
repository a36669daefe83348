package io.queuewatch.infra.simulator;

import static io.queuewatch.infra.simulator.Word.CREDITED;
import static io.queuewatch.infra.simulator.Word.ESCALATED;
import static io.queuewatch.infra.simulator.Word.REOPENED;
import static io.queuewatch.infra.simulator.Word.RESOLVED;
import static io.queuewatch.infra.simulator.Word.UPDATED;

import io.queuewatch.infra.simulator.model.Distribution;
import io.queuewatch.infra.simulator.model.Sequel;
import java.time.Duration;

/** What comes of a queue's contacts once they are over. */
final class Sequels {
    private static final int LEVEL_2 = 2;
    private static final double URGENT = .3;
    private static final double SAME_CHANNEL = .6;
    private static final long LEAST_CREDIT = 500;
    private static final double MEAN_CREDIT = 2_000;
    private static final Distribution LEVEL_2_WORKS =
            new Distribution.LogNormal(Duration.ofMinutes(75), .5);
    private static final Distribution REMEMBERED =
            new Distribution.LogNormal(Duration.ofHours(9), 1);
    private static final Distribution COMES_AGAIN =
            new Distribution.LogNormal(Duration.ofHours(20), 1.2);
    private static final Distribution DIALS_AGAIN =
            new Distribution.Exponential(Duration.ofMinutes(15));

    private final Centre centre;
    private final Line line;
    private final Sequel sequel;
    private final Surveys surveys;

    Sequels(Centre centre, Line line) {
        this.centre = centre;
        this.line = line;
        sequel = line.model().sequel();
        surveys = new Surveys(centre, sequel);
    }

    /** Waiting has its price. */
    void waited(Visit visit) {
        double patience = line.model().demand().patience().mean();
        visit.contact.strain += (centre.now() - visit.since) / patience;
    }

    /** Who hung up may try again. */
    void afterHangingUp(Contact contact) {
        if (centre.happens(sequel.returns())) {
            centre.after(centre.sample(DIALS_AGAIN), () -> comeAgain(contact, line));
        }
    }

    /** The last agent has done what there was to do. */
    void afterHandling(Contact contact, Agent agent) {
        boolean solved = centre.happens(sequel.solved());
        surveys.invite(contact, solved);
        if (!solved || contact.attempt > 0) {
            credit(contact, agent);
        }
        if (solved) {
            resolve(contact, agent);
            if (centre.happens(sequel.reopened())) {
                centre.after(centre.sample(REMEMBERED), () -> line.desk().reopen(contact));
            }
        } else if (centre.happens(sequel.escalated())) {
            escalate(contact, agent);
        } else if (centre.happens(sequel.returns())) {
            centre.after(centre.sample(COMES_AGAIN), () -> comeAgain(contact, another(contact)));
        }
    }

    /** What was resolved by phone or chat is not; those behind the scenes resolve it once more. */
    void reopen(Contact contact) {
        centre.journal().write(REOPENED, contact).in(line);
        resolveLater(contact);
    }

    /** Letters are resolved by whoever writes the last one. */
    private void resolve(Contact contact, Agent agent) {
        if (contact.channel.conversation()) {
            centre.journal().write(RESOLVED, contact, line, agent);
        }
    }

    private void escalate(Contact contact, Agent agent) {
        if (centre.happens(URGENT)) {
            contact.priority = 1;
            centre.journal().write(UPDATED, contact, line, agent).priority(1);
        }
        centre.journal().write(ESCALATED, contact, line, agent).level(LEVEL_2);
        resolveLater(contact);
    }

    private void resolveLater(Contact contact) {
        centre.after(
                centre.sample(LEVEL_2_WORKS),
                () -> centre.journal().write(RESOLVED, contact).in(line));
    }

    private void credit(Contact contact, Agent agent) {
        if (centre.happens(sequel.credited())) {
            long amount = LEAST_CREDIT + (long) (MEAN_CREDIT * centre.random().nextExponential());
            centre.journal().write(CREDITED, contact, line, agent).amount(amount);
        }
    }

    private Line another(Contact contact) {
        return centre.happens(SAME_CHANNEL) ? line : centre.anyOf(centre.linesAbout(contact.topic));
    }

    private void comeAgain(Contact contact, Line where) {
        centre.door().come(where, contact.customer, contact.topic, contact.attempt + 1);
    }
}
