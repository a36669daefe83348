package io.queuewatch.pipeline.watch;

import static io.queuewatch.pipeline.watch.QueueMemory.QUARTER_MS;

import io.queuewatch.pipeline.alert.AlertLife;
import io.queuewatch.pipeline.config.AlertSettings;
import io.queuewatch.pipeline.kpi.Measure;
import io.queuewatch.pipeline.kpi.Moves;
import io.queuewatch.pipeline.kpi.QueueNews;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Watches one queue: takes news in any order and looks at it at moments of event time, as it stood
 * then. The same history gives the same turns, however fast it is told.
 */
final class QueueWatch {

    /** Between two looks at a queue in which something is going on. */
    static final long LOOK_MS = 15_000;

    private final WatchedQueue watched;
    private final QueueMemory memory;
    private final WeeklyArrivals arrivals;
    private final Months months;
    private final Budgets budgets;
    private final WaitingWatch waiting;
    private final SilenceWatch silence;
    private final DayWatch day;

    QueueWatch(
            WatchedQueue watched,
            QueueMemory memory,
            WeeklyArrivals arrivals,
            Consumer<QueueTurn> turns,
            Consumer<BudgetState> rows) {
        this.watched = watched;
        this.memory = memory;
        this.arrivals = arrivals;
        QueueTroubles troubles = new QueueTroubles(watched, memory, turns);
        months = new Months(watched, memory);
        budgets = new Budgets(watched, memory, months, troubles, rows);
        waiting = new WaitingWatch(watched, memory, budgets, troubles);
        silence = new SilenceWatch(watched, memory, arrivals, troubles);
        day = new DayWatch(watched, memory, troubles);
    }

    /** Takes what has changed, whenever it happened. */
    void take(QueueNews news) throws Exception {
        news.eachMove(
                (kind, at, since, change) -> {
                    memory.ahead.add(new Move(kind, at, since, change));
                    if (kind == Moves.Kind.ANSWERED) {
                        memory.last = Math.max(memory.last, at);
                    }
                });
        Arrived arrived = new Arrived();
        news.eachMinute(arrived::take);
        arrived.remember();
    }

    /** Sums by minute on their way into the memory. */
    private final class Arrived {
        private final TreeMap<Long, Integer> offered = new TreeMap<>();

        void take(long start, long[] sums) {
            memory.first = Math.min(memory.first, start);
            if (WatchedQueue.isActivity(sums)) {
                memory.last = Math.max(memory.last, start + watched.unitMs());
            }
            long quarter = WatchedQueue.quarterOf(start);
            QueueMemory.add(memory.minutes, start, sums);
            QueueMemory.add(memory.quarters, quarter, sums);
            months.add(quarter, sums);
            int came = (int) sums[Measure.OFFERED.ordinal()];
            if (came != 0) {
                offered.merge(quarter, came, Integer::sum);
            }
            if (start + watched.unitMs() <= memory.reached) {
                noteActivity(start, sums);
            }
        }

        void remember() throws Exception {
            for (var entry : offered.entrySet()) {
                arrivals.add(entry.getKey(), entry.getValue());
            }
        }
    }

    private void noteActivity(long start, long[] sums) {
        long end = start + watched.unitMs();
        if (sums[Measure.OFFERED.ordinal()] > 0) {
            memory.arrivedAt = Math.max(memory.arrivedAt, end);
        }
        if (WatchedQueue.isActivity(sums)) {
            memory.activeAt = Math.max(memory.activeAt, end);
        }
    }

    /** Looks at the queue as it stands at a moment: a whole multiple of {@link #LOOK_MS}. */
    void look(long moment) throws Exception {
        apply(moment);
        noteCrowd(moment);
        if (watched.channel().conversation() && !watched.all()) {
            waiting.lookAtConversations(moment);
        }
        if (!watched.all()) {
            waiting.lookAtTheOldest(moment);
            waiting.lookAtCallBacks(moment);
        }
        if (moment % watched.unitMs() == 0) {
            lookAtTheUnit(moment);
        }
        memory.reached = moment;
    }

    /** When it is to be looked at next, at the earliest after a moment. */
    long nextLook(long moment) throws Exception {
        long unit = Math.floorDiv(moment, watched.unitMs()) * watched.unitMs() + watched.unitMs();
        // What is promised in hours is not missed in seconds.
        if (!watched.channel().conversation()) {
            return unit;
        }
        if (!watched.all() && memory.isLively()) {
            return grid(moment + 1);
        }
        long next = isQuiet(moment) ? nextOfQuiet(moment) : unit;
        Move first = watched.all() ? null : memory.ahead.peek();
        return first == null ? next : Math.min(next, grid(Math.max(first.at(), moment + 1)));
    }

    /**
     * Whether nothing has happened for so long that nothing of it is judged any more, nor is
     * anything to be expected in this quarter of an hour.
     */
    private boolean isQuiet(long moment) throws Exception {
        AlertSettings settings = watched.at(moment).settings();
        return !memory.isTurning()
                && memory.minutes
                        .subMap(moment - settings.longWindowMs() - watched.unitMs(), moment)
                        .isEmpty()
                && silence.expected(moment, moment + 1, settings) == 0;
    }

    /** The end of the next minute in which anything happens, and every quarter of an hour. */
    private long nextOfQuiet(long moment) {
        long quarter = Math.floorDiv(moment, QUARTER_MS) * QUARTER_MS + QUARTER_MS;
        Long ahead = memory.minutes.ceilingKey(moment);
        return ahead == null ? quarter : Math.min(quarter, ahead + watched.unitMs());
    }

    /** The first moment of a look that is not before this one. */
    static long grid(long moment) {
        return -Math.floorDiv(-moment, LOOK_MS) * LOOK_MS;
    }

    private void apply(long moment) {
        for (Move move = memory.ahead.peek();
                move != null && move.at() <= moment;
                move = memory.ahead.peek()) {
            memory.ahead.remove();
            switch (move.kind()) {
                case WAITING -> memory.waiting.change(move.since(), move.change());
                case ANSWERED -> {
                    if (move.change() > 0) {
                        memory.answeredAt = Math.max(memory.answeredAt, move.at());
                    }
                }
                case SIGNED_IN -> {
                    memory.signedIn += move.change();
                    memory.agentsKnown = true;
                }
                case OVERDUE -> memory.overdue += move.change();
            }
            Move following = memory.ahead.peek();
            if (following == null || following.at() != move.at()) {
                noteCrowd(move.at());
            }
        }
    }

    private void noteCrowd(long at) {
        boolean crowded = memory.waiting.size() >= watched.at(at).settings().waiting();
        if (!crowded) {
            memory.crowdedSince = AlertLife.NEVER;
        } else if (memory.crowdedSince == AlertLife.NEVER) {
            memory.crowdedSince = at;
        }
    }

    /** What is judged when a minute is over, of correspondence a quarter of an hour. */
    private void lookAtTheUnit(long moment) throws Exception {
        long from = Math.max(memory.reached, memory.first) - watched.unitMs();
        memory.minutes
                .subMap(Math.min(from, moment), moment)
                .forEach(
                        (start, sums) -> {
                            if (start + watched.unitMs() <= moment) {
                                noteActivity(start, sums);
                            }
                        });
        if (watched.all()) {
            silence.look(Trouble.SOURCE_SILENT, moment, memory.activeAt);
        } else {
            silence.look(Trouble.NO_ARRIVALS, moment, memory.arrivedAt);
            budgets.look(moment);
        }
        if (moment % QUARTER_MS == 0) {
            if (!watched.all()) {
                day.look(moment);
            }
            forget(moment);
        }
    }

    private void forget(long moment) throws Exception {
        memory.minutes
                .headMap(moment - watched.at(moment).settings().longWindowMs() - QUARTER_MS)
                .clear();
        memory.quarters.headMap(watched.quartersKeptFrom(moment)).clear();
        months.forget(moment);
        arrivals.forget(moment);
    }
}
