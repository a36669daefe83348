package io.queuewatch.infra.simulator;

import static io.queuewatch.infra.simulator.Word.ABANDONED;
import static io.queuewatch.infra.simulator.Word.ENDED;
import static io.queuewatch.infra.simulator.Word.LEFT_QUEUE;

import io.queuewatch.infra.simulator.model.Exit;
import io.queuewatch.infra.simulator.model.QueueModel;
import io.queuewatch.schemas.EndedBy;
import io.queuewatch.schemas.LeaveReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** A queue at work: who waits, who serves them, and how waiting ends otherwise. */
final class Line {
    private static final long ANNOUNCEMENT = Duration.ofSeconds(8).toMillis();

    /** Who has waited for so long may be taken by agents of other queues, too. */
    private static final long HELPED_AFTER = Duration.ofSeconds(30).toMillis();

    private static final long VOICE_MESSAGE = Duration.ofSeconds(35).toMillis();

    private final Centre centre;
    private final QueueModel model;
    private final Crew crew;
    private final List<Crew> helpers = new ArrayList<>();
    private final Sequels sequels;
    private final Desk desk;
    private final Callbacks callbacks;
    private final TreeSet<Visit> waiting = new TreeSet<>(Visit.ORDER);

    Line(Centre centre, QueueModel model) {
        this.centre = centre;
        this.model = model;
        crew = new Crew(centre, model);
        sequels = new Sequels(centre, this);
        callbacks = new Callbacks(centre, this);
        desk =
                switch (model.channel()) {
                    case VOICE -> new CallDesk(centre, this);
                    case CHAT -> new ChatDesk(centre, this);
                    case EMAIL, SOCIAL -> new LetterDesk(centre, this);
                };
    }

    String name() {
        return model.name();
    }

    QueueModel model() {
        return model;
    }

    Crew crew() {
        return crew;
    }

    Desk desk() {
        return desk;
    }

    Sequels sequels() {
        return sequels;
    }

    boolean isOpen() {
        return model.demand().hours().openAt(centre.localTime());
    }

    /** Another crew serves this queue too where it can spare somebody. */
    void helpedBy(Crew other) {
        helpers.add(other);
    }

    /** How long a conversation takes, or a reply, as things are now. */
    long talk() {
        return (long) (centre.sample(model.work().talk()) * centre.incidents().handling(name()));
    }

    /** Somebody waits in this queue who bears it only so long. */
    void awaitImpatiently(Contact contact) {
        Visit visit = centre.visit(contact);
        if (!isOpen()) {
            Exit closed = new Exit(LeaveReason.CLOSED, null, 1, null);
            centre.after(ANNOUNCEMENT, () -> leave(visit, closed));
            return;
        }
        visit.endsBy(centre.after(centre.sample(model.demand().patience()), () -> abandon(visit)));
        for (Exit exit : model.demand().exits()) {
            if (centre.leadsSomewhere(exit) && centre.happens(exit.chance())) {
                visit.endsBy(
                        centre.after(exit.after().toMillis(), () -> leaveUnlessRung(visit, exit)));
            }
        }
        await(visit);
    }

    void await(Visit visit) {
        waiting.add(visit);
        serve();
        if (!helpers.isEmpty() && waiting.contains(visit)) {
            centre.at(visit.since + HELPED_AFTER, this::serve);
        }
    }

    /** Gives free agents to those who wait, then to those who want to be called back. */
    void serve() {
        while (crew.anyFree() && !waiting.isEmpty()) {
            desk.take(waiting.pollFirst(), crew.next());
        }
        helpers.forEach(this::letHelp);
        while (crew.anyFree() && callbacks.anyDue()) {
            callbacks.attempt(crew.next());
        }
    }

    private void letHelp(Crew helper) {
        long since = centre.now() - HELPED_AFTER;
        while (helper.canSpare()) {
            Optional<Visit> next =
                    waiting.stream().filter(visit -> visit.since <= since).findFirst();
            if (next.isEmpty()) {
                return;
            }
            waiting.remove(next.get());
            desk.take(next.get(), helper.next());
        }
    }

    private void abandon(Visit visit) {
        visit.settle();
        waiting.remove(visit);
        Contact contact = visit.contact;
        centre.journal().write(ABANDONED, contact).in(this);
        centre.journal().write(ENDED, contact).by(EndedBy.CUSTOMER);
        sequels.afterHangingUp(contact);
        if (visit.rung != null) {
            visit.rung.drop();
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
        centre.journal().write(LEFT_QUEUE, contact).in(this).because(exit.reason());
        switch (exit.reason()) {
            case CALLBACK -> callbacks.schedule(contact);
            case OVERFLOW -> centre.line(exit.toQueue()).desk().enter(contact);
            case CLOSED -> centre.journal().write(ENDED, contact).by(EndedBy.SYSTEM);
            default ->
                    centre.after(
                            VOICE_MESSAGE,
                            () -> centre.journal().write(ENDED, contact).by(EndedBy.CUSTOMER));
        }
    }
}
