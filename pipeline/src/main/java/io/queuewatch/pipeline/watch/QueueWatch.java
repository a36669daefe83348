package io.queuewatch.pipeline.watch;

import static io.queuewatch.pipeline.watch.QueueMemory.QUARTER_MS;

import io.queuewatch.pipeline.alert.AlertChange;
import io.queuewatch.pipeline.alert.AlertLife;
import io.queuewatch.pipeline.alert.AlertTiming;
import io.queuewatch.pipeline.config.AlertSettings;
import io.queuewatch.pipeline.kpi.Interval;
import io.queuewatch.pipeline.kpi.Measure;
import io.queuewatch.pipeline.kpi.Moves;
import io.queuewatch.pipeline.kpi.QueueNews;
import io.queuewatch.schemas.AlertState;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Watches one queue: takes news in any order and looks at it at moments of event time, as it stood
 * then. The same history gives the same turns, however fast it is told.
 */
final class QueueWatch {

    /** Between two looks at a queue in which something is going on. */
    static final long LOOK_MS = 15_000;

    /** A ticket is not taken back for a good hour. */
    private static final long TICKET_CLEAR_MS = 3_600_000;

    /** Trouble of a day is over when the next one is better by so much. */
    private static final double BETTER = 0.95;

    private final WatchedQueue watched;
    private final QueueMemory memory;
    private final WeeklyArrivals arrivals;
    private final Months months;
    private final Budgets budgets;
    private final Consumer<QueueTurn> turns;

    /** Those of the moment that is looked at. */
    private Terms terms;

    QueueWatch(
            WatchedQueue watched,
            QueueMemory memory,
            WeeklyArrivals arrivals,
            Consumer<QueueTurn> turns,
            Consumer<BudgetState> rows) {
        this.watched = watched;
        this.memory = memory;
        this.arrivals = arrivals;
        this.turns = turns;
        this.months = new Months(watched, memory);
        this.budgets = new Budgets(watched, memory, months, this::hear, rows);
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
        terms = watched.at(moment);
        apply(moment);
        noteCrowd(moment);
        if (watched.channel().conversation() && !watched.all()) {
            lookAtConversations(moment);
        }
        if (!watched.all()) {
            lookAtTheOldest(moment);
            lookAtCallBacks(moment);
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
                && expected(moment, moment + 1, settings) == 0;
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

    private void lookAtConversations(long moment) {
        boolean open = terms.isOpen(moment);
        int waiting = memory.waiting.size();
        long clearMs = terms.settings().clearMs();
        hear(
                Trouble.NOBODY_SIGNED_IN,
                moment,
                open && memory.agentsKnown && memory.signedIn <= 0 && waiting > 0,
                new AlertTiming(terms.settings().nobodySignedInMs(), clearMs),
                () ->
                        Wording.text(
                                "%d wait, the first of them for %s, and none of the agents who"
                                        + " serve the queue is signed in.",
                                waiting, Wording.span(moment - memory.waiting.oldest())));
        long silentMs = moment - Math.max(memory.crowdedSince, memory.answeredAt);
        hear(
                Trouble.NOBODY_ANSWERS,
                moment,
                open
                        && memory.crowdedSince != AlertLife.NEVER
                        && silentMs >= terms.settings().nobodyAnswersMs(),
                new AlertTiming(0, clearMs),
                () ->
                        Wording.text(
                                "%d wait, the first of them for %s, and nobody was answered for %s."
                                        + " Signed in: %s.",
                                waiting,
                                Wording.span(moment - memory.waiting.oldest()),
                                Wording.span(silentMs),
                                memory.agentsKnown ? memory.signedIn : "not known"));
    }

    /**
     * Who waits far too long is trouble until the queue is well: nobody waits longer than was
     * promised, and few have lately.
     */
    private void lookAtTheOldest(long moment) {
        boolean before = memory.isTroubled(Trouble.OLDEST_WAIT);
        long stuck = firstWhoWaitsTooLong(moment, before);
        hear(
                Trouble.OLDEST_WAIT,
                moment,
                stuck != Long.MAX_VALUE || before && budgets.stillBurns(moment),
                new AlertTiming(0, terms.settings().clearMs()),
                () ->
                        Wording.text(
                                "Of %d who wait one has waited for %s; %s was promised.",
                                memory.waiting.size(),
                                Wording.span(moment - stuck),
                                Wording.span(watched.at(stuck).target().waitMs())));
    }

    /**
     * When the first came who waits too long by the terms of then, in milliseconds; Long.MAX_VALUE
     * where nobody does. Of those with the same terms it is the first, if any.
     *
     * @param still whether somebody did before
     */
    private long firstWhoWaitsTooLong(long moment, boolean still) {
        long since = memory.waiting.oldest();
        while (since != Long.MAX_VALUE && !watched.at(since).waitsTooLong(since, moment, still)) {
            since = memory.waiting.oldestFrom(watched.nextChange(since));
        }
        return since;
    }

    private void lookAtCallBacks(long moment) {
        int overdue = memory.overdue;
        hear(
                Trouble.CALLBACKS_OVERDUE,
                moment,
                overdue >= terms.settings().overdueCallbacks(),
                new AlertTiming(0, terms.settings().clearMs()),
                () ->
                        Wording.text(
                                "%d who asked to be called back have waited longer than the %s"
                                        + " promised.",
                                overdue, Wording.span(terms.target().callbackMs())));
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
            lookForSilence(Trouble.SOURCE_SILENT, moment, memory.activeAt);
        } else {
            lookForSilence(Trouble.NO_ARRIVALS, moment, memory.arrivedAt);
            budgets.look(moment);
        }
        if (moment % QUARTER_MS == 0) {
            if (!watched.all()) {
                lookAtTheDay(moment);
            }
            forget(moment);
        }
    }

    private void lookForSilence(Trouble trouble, long moment, long heardAt) throws Exception {
        long since = Math.max(heardAt, memory.first);
        double expected = moment <= since ? 0 : missedSince(since, moment);
        hear(
                trouble,
                moment,
                expected >= terms.settings().expectedArrivals() && !watched.isGivenUp(moment),
                new AlertTiming(0, 0),
                () ->
                        Wording.text(
                                "%s for %s; by the weeks before some %.0f contacts were to be"
                                        + " expected.",
                                trouble == Trouble.SOURCE_SILENT
                                        ? "Nothing was heard of any contact"
                                        : "No contact came",
                                Wording.span(moment - since),
                                expected));
    }

    /** How many were to be expected: each look adds what was since the one before. */
    private double missedSince(long since, long moment) throws Exception {
        if (memory.silentSince != since || memory.silentUntil > moment) {
            memory.silentSince = since;
            memory.silentUntil = since;
            memory.missed = 0;
        }
        memory.missed += expected(memory.silentUntil, moment, terms.settings());
        memory.silentUntil = moment;
        return memory.missed;
    }

    private double expected(long from, long to, AlertSettings settings) throws Exception {
        long known = Math.max(memory.first, watched.comparableSince(to));
        return arrivals.expected(from, to, known, settings.historyWeeks());
    }

    /** A quarter of an hour after midnight the day before is judged. */
    private void lookAtTheDay(long moment) {
        long today = moment - QUARTER_MS;
        if (Interval.DAY.start(today, watched.zone()) != today) {
            return;
        }
        long yesterday = Interval.DAY.start(today - 1, watched.zone());
        long[] day = QueueMemory.sum(memory.quarters, yesterday, today);
        AlertSettings settings = watched.at(yesterday).settings();
        long handleMs =
                of(day, Measure.TALK_MS) + of(day, Measure.HOLD_MS) + of(day, Measure.WRAP_MS);
        judge(
                Trouble.HANDLE_TIME,
                "Conversations and the work after them took",
                moment,
                handleMs,
                of(day, Measure.HANDLED_TIMED),
                settings.leastOfDay(),
                settings.handleTimeMs());
        judge(
                Trouble.SPEED_OF_ANSWER,
                "Who was answered had waited",
                moment,
                of(day, Measure.WAIT_ANSWERED_MS),
                of(day, Measure.ANSWERED),
                settings.leastOfDay(),
                settings.meanWaitMs());
    }

    /** A day with few contacts says nothing; what has no limit any more is no trouble. */
    private void judge(
            Trouble trouble,
            String what,
            long moment,
            long sumMs,
            long n,
            int least,
            long limitMs) {
        boolean limited = limitMs != 0;
        if (limited && n < least) {
            return;
        }
        long mean = limited ? sumMs / n : 0;
        boolean before = memory.isTroubled(trouble);
        hear(
                trouble,
                moment,
                limited && mean > (before ? BETTER * limitMs : limitMs),
                new AlertTiming(0, 0),
                () ->
                        Wording.text(
                                "%s %s on average yesterday (%d contacts); the limit is %s.",
                                what, Wording.span(mean), n, Wording.span(limitMs)));
    }

    private static long of(long[] sums, Measure measure) {
        return sums[measure.ordinal()];
    }

    private void forget(long moment) throws Exception {
        memory.minutes.headMap(moment - terms.settings().longWindowMs() - QUARTER_MS).clear();
        memory.quarters.headMap(watched.quartersKeptFrom(moment)).clear();
        months.forget(moment);
        arrivals.forget(moment);
    }

    private void hear(
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

    /** Hears of what a budget does. */
    interface Hearing {
        void hear(
                Trouble trouble,
                long moment,
                boolean troubled,
                AlertTiming timing,
                Supplier<String> description);
    }

    /** How long a ticket stays open once its cause is gone, in milliseconds. */
    static long ticketClearMs() {
        return TICKET_CLEAR_MS;
    }
}
