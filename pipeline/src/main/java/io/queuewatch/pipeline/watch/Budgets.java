package io.queuewatch.pipeline.watch;

import static io.queuewatch.pipeline.watch.QueueMemory.QUARTER_MS;

import io.queuewatch.pipeline.alert.AlertTiming;
import io.queuewatch.pipeline.config.AlertSettings;
import io.queuewatch.pipeline.sla.Budget;
import io.queuewatch.pipeline.sla.Misses;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The budgets of a queue: how fast they are used up, and what is left of the month's. */
final class Budgets {

    /** Open hours are looked for no further back, in milliseconds. */
    private static final long LONGEST_BACK_MS = 10L * 86_400_000;

    private final WatchedQueue watched;
    private final QueueMemory memory;
    private final QueueWatch.Hearing hearing;
    private final Consumer<BudgetState> rows;
    private final Misses least;

    Budgets(
            WatchedQueue watched,
            QueueMemory memory,
            QueueWatch.Hearing hearing,
            Consumer<BudgetState> rows) {
        this.watched = watched;
        this.memory = memory;
        this.hearing = hearing;
        this.rows = rows;
        least = new Misses(watched.settings().leastContacts(), watched.settings().leastMisses());
    }

    /** Looks at all of them at the end of a minute, of correspondence of a quarter of an hour. */
    void look(long moment) {
        AlertSettings settings = watched.settings();
        SortedMap<Long, long[]> finest =
                watched.channel().conversation() ? memory.minutes : memory.quarters;
        long[] longer = QueueMemory.sum(finest, moment - settings.longWindowMs(), moment);
        long[] shorter = QueueMemory.sum(finest, moment - settings.shortWindowMs(), moment);
        for (Objective objective : Objective.of(watched.channel())) {
            lookForPages(
                    objective,
                    moment,
                    objective.misses(longer, watched.target()),
                    objective.misses(shorter, watched.target()));
        }
        if (moment % QUARTER_MS == 0) {
            lookAtTheQuarter(moment, longer, shorter);
        }
    }

    private void lookForPages(Objective objective, long moment, Misses longer, Misses shorter) {
        AlertSettings settings = watched.settings();
        Budget budget = objective.budget(watched.target(), settings);
        hearing.hear(
                objective.page(),
                moment,
                budget.burnsSurely(longer, shorter, settings.pageBurn(), least),
                new AlertTiming(0, Math.max(settings.shortWindowMs(), settings.clearMs())),
                () ->
                        Wording.text(
                                "%s missed the %s over %s, and %s over %s; at least %s is sure. The"
                                        + " budget is %s, a page comes beyond %s. %s of the month's is"
                                        + " left.",
                                Wording.misses(longer),
                                objective.words(),
                                Wording.span(settings.longWindowMs()),
                                Wording.misses(shorter),
                                Wording.span(settings.shortWindowMs()),
                                Wording.share(longer.lowerBound()),
                                Wording.share(budget.share()),
                                Wording.share(budget.limit(settings.pageBurn())),
                                Wording.share(budget.left(ofMonth(objective, moment)))));
    }

    private void lookAtTheQuarter(long moment, long[] longer, long[] shorter) {
        AlertSettings settings = watched.settings();
        long from = ticketFrom(moment);
        long[] openHours = QueueMemory.sum(memory.quarters, from, moment);
        for (Objective objective : Objective.of(watched.channel())) {
            Budget budget = objective.budget(watched.target(), settings);
            Misses window = objective.misses(openHours, watched.target());
            hearing.hear(
                    objective.ticket(),
                    moment,
                    budget.burns(window, settings.ticketBurn(), least),
                    new AlertTiming(0, QueueWatch.ticketClearMs()),
                    () ->
                            Wording.text(
                                    "%s missed the %s over %s of open hours. The budget is %s, a"
                                            + " ticket comes beyond %s. %s of the month's is left.",
                                    Wording.misses(window),
                                    objective.words(),
                                    Wording.span(settings.ticketWindowMs()),
                                    Wording.share(budget.share()),
                                    Wording.share(budget.limit(settings.ticketBurn())),
                                    Wording.share(budget.left(ofMonth(objective, moment)))));
            Misses month = ofMonth(objective, moment);
            if (month.contacts() > 0) {
                rows.accept(
                        new BudgetState(
                                objective,
                                watched,
                                watched.monthOf(moment - 1),
                                moment,
                                budget,
                                month,
                                objective.misses(longer, watched.target()),
                                objective.misses(shorter, watched.target()),
                                window));
            }
        }
    }

    /**
     * The month so far. Sums of its present quarter of an hour may hold what is still ahead; they
     * are taken from the minutes that are over.
     */
    private Misses ofMonth(Objective objective, long moment) {
        long month = watched.monthOf(moment - 1);
        long[] sums = memory.months.get(month);
        if (sums == null) {
            return new Misses(0, 0);
        }
        long[] soFar = sums.clone();
        // In a replay much of the month is known before its time has come.
        for (Map.Entry<Long, long[]> ahead :
                new TreeMap<>(memory.minutes.tailMap(moment)).entrySet()) {
            if (watched.monthOf(ahead.getKey()) == month) {
                for (int i = 0; i < soFar.length; i++) {
                    soFar[i] -= ahead.getValue()[i];
                }
            }
        }
        return objective.misses(soFar, watched.target());
    }

    /** When the open hours of a ticket began, in milliseconds: a whole quarter of an hour. */
    long ticketFrom(long moment) {
        long windowMs = watched.settings().ticketWindowMs();
        if (watched.target().calendar() == null) {
            return Math.floorDiv(moment - windowMs, QUARTER_MS) * QUARTER_MS;
        }
        long quarter = Math.floorDiv(moment, QUARTER_MS);
        long early = quarter - LONGEST_BACK_MS / QUARTER_MS;
        long late = quarter;
        while (early < late) {
            long middle = late - (late - early) / 2;
            if (watched.openMs(middle * QUARTER_MS, moment) >= windowMs) {
                early = middle;
            } else {
                late = middle - 1;
            }
        }
        return early * QUARTER_MS;
    }
}
