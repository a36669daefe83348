package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.alert.AlertChange;
import io.queuewatch.pipeline.alert.AlertLife;
import io.queuewatch.schemas.AlertSeverity;
import io.queuewatch.schemas.AlertState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * Watches a channel by what turns in its queues, so that somebody is called once about one cause.
 * The first that goes wrong with a queue is the call. All else that goes wrong with it is on the
 * board, and part of the incident, which is over when nothing has been wrong for a while. For a
 * while after a call other queues of the channel wait for theirs: if many of them come into
 * trouble, the incident is the channel's. While the source is silent nobody is told that contacts
 * do not arrive.
 */
final class ChannelWatch {

    /** Fewer queues in trouble are each a trouble of their own. */
    private static final int FEWEST_QUEUES = 3;

    /** So long after a call other queues of the channel wait for theirs, in milliseconds. */
    private static final long TOGETHER_MS = 900_000;

    private static final String CHANNEL = "*";

    private static final Comparator<QueueTurn> FIRST =
            Comparator.<QueueTurn>comparingLong(turn -> turn.at)
                    .thenComparing(turn -> turn.trouble)
                    .thenComparing(turn -> turn.queue);

    private final String channel;
    private final ChannelMemory memory;
    private final long quietMs;
    private final Predicate<String> givenUp;
    private final Telling telling;

    /** What is wrong since this look, and nobody was told of yet, by its cause. */
    private final Map<String, QueueTurn> fresh = new LinkedHashMap<>();

    /** Hears what people are to be told. */
    interface Telling {
        /**
         * A word about an alert.
         *
         * @param turn whose it is
         * @param severity who is told
         * @param change its turn
         * @param description what is wrong, with the numbers
         */
        void tell(QueueTurn turn, AlertSeverity severity, AlertChange change, String description);
    }

    /**
     * A watch.
     *
     * @param quietMs for how long nothing must have been wrong before an incident is over, in
     *     milliseconds
     * @param givenUp which queues there are no more
     */
    ChannelWatch(
            String channel,
            ChannelMemory memory,
            long quietMs,
            Predicate<String> givenUp,
            Telling telling) {
        this.channel = channel;
        this.memory = memory;
        this.quietMs = quietMs;
        this.givenUp = givenUp;
        this.telling = telling;
    }

    /** Looks at what has turned by a moment of event time, in order. */
    void look(long moment, List<QueueTurn> turned) {
        turned.forEach(this::take);
        end(moment);
        lookForMany(moment);
        call(moment);
        fresh.values().forEach(turn -> board(turn, turn.change(), uncalled(turn)));
        fresh.clear();
    }

    private void take(QueueTurn turn) {
        if (turn.trouble == null) {
            if (!turn.queue.isEmpty()) {
                memory.queues.add(turn.queue);
            }
        } else if (turn.trouble == Trouble.SOURCE_SILENT) {
            memory.silent = turn.state == AlertState.FIRING;
            tell(turn);
            if (!memory.silent) {
                memory.held.values().forEach(this::takePage);
                memory.held.clear();
            }
        } else if (!turn.trouble.pages()) {
            tell(turn);
        } else if (turn.trouble != Trouble.NO_ARRIVALS || !isHeld(turn)) {
            takePage(turn);
        }
    }

    /** What a silent source would explain is said when it speaks again, if it is still so. */
    private boolean isHeld(QueueTurn turn) {
        String cause = ChannelMemory.cause(turn);
        if (turn.state == AlertState.RESOLVED) {
            return memory.held.remove(cause) != null;
        }
        if (memory.silent) {
            memory.held.put(cause, turn);
        }
        return memory.silent;
    }

    private void takePage(QueueTurn turn) {
        String cause = ChannelMemory.cause(turn);
        if (turn.state == AlertState.FIRING) {
            memory.firing.put(cause, turn);
            if (!wasCalled(turn)) {
                fresh.put(cause, turn);
            }
            return;
        }
        memory.firing.remove(cause);
        for (ChannelIncident incident : memory.incidents.values()) {
            if (incident.covers(turn.queue)) {
                incident.overSince = Math.max(incident.overSince, turn.endsAt);
            }
        }
        QueueTurn untold = fresh.remove(cause);
        if (untold != null) {
            board(untold, untold.change(), uncalled(untold));
        }
        if (!wasCalled(turn)) {
            board(turn, turn.change(), turn.description);
        }
    }

    private void end(long moment) {
        List<ChannelIncident> over = new ArrayList<>(memory.incidents.values());
        over.removeIf(incident -> endsAt(incident) > moment);
        for (ChannelIncident incident : over) {
            memory.incidents.remove(incident.told.queue);
            AlertChange end = incident.ends(moment);
            page(
                    incident,
                    end,
                    Wording.text(
                            "It is over; it went on for %s.",
                            Wording.span(end.endsAt() - end.startsAt())));
        }
    }

    /** When it is over if nothing turns; {@link AlertLife#NEVER} while something is wrong. */
    private long endsAt(ChannelIncident incident) {
        return memory.firing.values().stream().anyMatch(turn -> incident.covers(turn.queue))
                ? AlertLife.NEVER
                : incident.overSince + quietMs;
    }

    /** What many queues have at a time is of the channel: of its last call, where that was just. */
    private void lookForMany(long moment) {
        long known = memory.queues.stream().filter(givenUp.negate()).count();
        NavigableSet<String> troubled = new TreeSet<>();
        memory.firing.values().forEach(turn -> troubled.add(turn.queue));
        if (troubled.size() < FEWEST_QUEUES
                || 2 * troubled.size() < known
                || memory.incidents.values().stream().anyMatch(incident -> incident.wide)) {
            return;
        }
        String many =
                Wording.text(
                        "%d of %d queues are in trouble: %s. Each has an alert of its own.",
                        troubled.size(), known, String.join(", ", troubled));
        ChannelIncident last =
                memory.incidents.values().stream()
                        .max(Comparator.comparingLong(incident -> incident.calledAt))
                        .filter(incident -> incident.calledAt + TOGETHER_MS > moment)
                        .orElse(null);
        if (last == null) {
            begin(ofChannel(moment, many), moment, true);
        } else {
            last.wide = true;
            page(last, last.goesOn(moment), last.told.description + ' ' + many);
        }
    }

    private QueueTurn ofChannel(long moment, String description) {
        Map<Trouble, Integer> counts = new EnumMap<>(Trouble.class);
        memory.firing.values().forEach(turn -> counts.merge(turn.trouble, 1, Integer::sum));
        QueueTurn turn = new QueueTurn();
        turn.channel = channel;
        turn.queue = CHANNEL;
        turn.trouble =
                counts.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElseThrow();
        turn.state = AlertState.FIRING;
        turn.startsAt = moment;
        turn.at = moment;
        turn.said = moment;
        turn.summary =
                turn.trouble.alert().label().replaceFirst("Queuewatch", "")
                        + " on many queues: channel "
                        + channel;
        turn.description = description;
        return turn;
    }

    /** Calls somebody about queues of which nobody was called. */
    private void call(long moment) {
        for (QueueTurn turn : uncovered()) {
            if (!isCovered(turn) && callsAt(turn) <= moment) {
                if (fresh.remove(ChannelMemory.cause(turn)) == null) {
                    board(
                            turn,
                            new AlertChange(AlertState.RESOLVED, turn.startsAt, moment, moment),
                            "Somebody is called about it now.");
                }
                begin(turn, moment, false);
            }
        }
    }

    private void begin(QueueTurn turn, long moment, boolean wide) {
        ChannelIncident incident = new ChannelIncident(turn, moment, wide);
        memory.incidents.put(turn.queue, incident);
        page(incident, incident.begins(), turn.description);
    }

    /** When to look again though nothing turns; {@link AlertLife#NEVER} where that is not due. */
    long nextLook() {
        return LongStream.concat(
                        uncovered().stream().mapToLong(this::callsAt),
                        memory.incidents.values().stream().mapToLong(this::endsAt))
                .min()
                .orElse(AlertLife.NEVER);
    }

    private List<QueueTurn> uncovered() {
        List<QueueTurn> turns = new ArrayList<>(memory.firing.values());
        turns.removeIf(this::isCovered);
        turns.sort(FIRST);
        return turns;
    }

    private boolean isCovered(QueueTurn turn) {
        return memory.incidents.values().stream().anyMatch(i -> i.covers(turn.queue));
    }

    /** When somebody is called about it: some time after the last call, but no later than that. */
    private long callsAt(QueueTurn turn) {
        long lastCall =
                memory.incidents.values().stream()
                        .mapToLong(incident -> incident.calledAt)
                        .max()
                        .orElse(Long.MIN_VALUE);
        return lastCall == Long.MIN_VALUE ? turn.at : Math.min(lastCall, turn.at) + TOGETHER_MS;
    }

    private boolean wasCalled(QueueTurn turn) {
        ChannelIncident incident = memory.incidents.get(turn.queue);
        return incident != null && incident.wasBegunBy(turn);
    }

    private String uncalled(QueueTurn turn) {
        return turn.description
                + memory.incidents.values().stream()
                        .filter(incident -> incident.covers(turn.queue))
                        .findFirst()
                        .map(incident -> " Somebody was called already: " + incident.told.summary)
                        .orElse(" Somebody was called about another queue just now.");
    }

    private void tell(QueueTurn turn) {
        telling.tell(turn, turn.trouble.severity(), turn.change(), turn.description);
    }

    private void page(ChannelIncident incident, AlertChange change, String description) {
        telling.tell(incident.told, incident.told.trouble.severity(), change, description);
    }

    /** It is on the board, and nobody is called. */
    private void board(QueueTurn turn, AlertChange change, String description) {
        telling.tell(turn, AlertSeverity.INFO, change, description);
    }
}
