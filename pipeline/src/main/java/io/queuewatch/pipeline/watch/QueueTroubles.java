package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.alert.AlertChange;
import io.queuewatch.pipeline.alert.AlertLife;
import io.queuewatch.pipeline.alert.AlertTiming;
import io.queuewatch.schemas.AlertState;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What is wrong with a queue: hears whether it is, and tells when that turns. */
final class QueueTroubles {

    private final WatchedQueue watched;
    private final QueueMemory memory;
    private final Consumer<QueueTurn> turns;

    QueueTroubles(WatchedQueue watched, QueueMemory memory, Consumer<QueueTurn> turns) {
        this.watched = watched;
        this.memory = memory;
        this.turns = turns;
    }

    /**
     * Hears of a trouble.
     *
     * @param trouble what may be wrong
     * @param moment when the queue was looked at, in milliseconds
     * @param troubled whether it is wrong
     * @param timing how long it must last, and be gone
     * @param description what is wrong with the numbers; asked for where it is told
     */
    void hear(
            Trouble trouble,
            long moment,
            boolean troubled,
            AlertTiming timing,
            Supplier<String> description) {
        AlertLife life = memory.lives.get(trouble);
        if (life == null) {
            if (!troubled) {
                return;
            }
            life = memory.life(trouble);
        }
        for (AlertChange change : life.hear(moment, troubled, timing)) {
            QueueTurn turn = new QueueTurn();
            turn.channel = watched.channel().label();
            turn.queue = watched.queue();
            turn.trouble = trouble;
            turn.state = change.state();
            turn.startsAt = change.startsAt();
            turn.endsAt = change.endsAt();
            turn.at = change.at();
            turn.said = moment;
            turn.summary = watched.summary(trouble);
            turn.description =
                    change.state() == AlertState.FIRING
                            ? description.get()
                            : Wording.text(
                                    "It is over; it went on for %s.",
                                    Wording.span(change.endsAt() - change.startsAt()));
            turns.accept(turn);
        }
    }
}
