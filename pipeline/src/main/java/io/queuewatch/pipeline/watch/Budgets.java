package io.queuewatch.pipeline.watch;

import static io.queuewatch.pipeline.watch.QueueMemory.QUARTER_MS;

import io.queuewatch.pipeline.alert.AlertTiming;
import io.queuewatch.pipeline.config.AlertSettings;
import io.queuewatch.pipeline.sla.Misses;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;

/** The budgets of a queue: how fast they are used up, and what is left of the month's. */
final class Budgets {

    /** One miss is enough where another window was judged already. */
    private static final Misses ANY = new Misses(1, 1);

    /** A ticket is not taken back for a good hour. */
    private static final long TICKET_CLEAR_MS = 3_600_000;

    private final WatchedQueue watched;
    private final QueueMemory memory;
    private final Months months;
    private final QueueTroubles troubles;
    private final Consumer<BudgetState> rows;

    Budgets(
            WatchedQueue watched,
            QueueMemory memory,
            Months months,
            QueueTroubles troubles,
            Consumer<BudgetState> rows) {
        this.watched = watched;
        this.memory = memory;
        this.months = months;
        this.troubles = troubles;
        this.rows = rows;
    }

    /** Looks at all of them at the end of a minute, of correspondence of a quarter of an hour. */
    void look(long moment) {
        AlertSettings settings = watched.at(moment).settings();
        List<Part> longer = Part.of(watched, finest(), moment - settings.longWindowMs(), moment);
        List<Part> shorter = Part.of(watched, finest(), moment - settings.shortWindowMs(), moment);
        for (Objective objective : Objective.of(watched.channel())) {
            lookForPages(
                    objective,
                    moment,
                    settings,
                    spent(objective, longer),
                    spent(objective, shorter));
        }
        if (moment % QUARTER_MS == 0) {
            lookAtTheQuarter(moment, settings, longer, shorter);
        }
    }

    private static Spent spent(Objective objective, List<Part> parts) {
        return parts.stream()
                .map(part -> objective.spent(part.sums(), part.terms()))
                .reduce(Spent::and)
                .orElseThrow();
    }

    /**
     * Whether the wait that was promised is missed too often for a queue that is well: over the
     * short window, of whole minutes, more often than makes a ticket.
     */
    boolean stillBurns(long moment) {
        AlertSettings settings = watched.at(moment).settings();
        long end = Math.floorDiv(moment, watched.unitMs()) * watched.unitMs();
        List<Part> shorter = Part.of(watched, finest(), end - settings.shortWindowMs(), end);
        return spent(Objective.of(watched.channel()).get(0), shorter)
                .burns(settings.ticketBurn(), ANY);
    }

    private SortedMap<Long, long[]> finest() {
        return watched.channel().conversation() ? memory.minutes : memory.quarters;
    }

    private void lookForPages(
            Objective objective, long moment, AlertSettings settings, Spent longer, Spent shorter) {
        double burn = settings.pageBurn();
        boolean burns = longer.burnsSurely(burn, least(settings)) && shorter.burns(burn, ANY);
        troubles.hear(
                objective.page(),
                moment,
                burns
                        || memory.isTroubled(objective.page())
                                && !isWell(moment, shorter, settings.ticketBurn()),
                new AlertTiming(0, Math.max(settings.shortWindowMs(), settings.clearMs())),
                () ->
                        Wording.text(
                                "%s missed the %s over %s, and %s over %s; at least %s is sure. The"
                                        + " budget is %s, a page comes beyond %s. %s of the month's is"
                                        + " left.",
                                Wording.misses(longer.misses()),
                                objective.words(),
                                Wording.span(settings.longWindowMs()),
                                Wording.misses(shorter.misses()),
                                Wording.span(settings.shortWindowMs()),
                                Wording.share(longer.misses().lowerBound()),
                                Wording.share(longer.budget().share()),
                                Wording.share(longer.budget().limit(burn)),
                                Wording.share(spent(objective, months.soFar(moment)).left())));
    }

    /**
     * Whether what burned burns no more. What was promised in hours may be missed only when its
     * time is over: until then it shows in who waits.
     */
    private boolean isWell(long moment, Spent shorter, double burn) {
        return !shorter.burns(burn, ANY)
                && (watched.channel().conversation()
                        || watched.firstWhoWaitsTooLong(memory.waiting, moment, true)
                                == Long.MAX_VALUE);
    }

    private void lookAtTheQuarter(
            long moment, AlertSettings settings, List<Part> longer, List<Part> shorter) {
        List<Part> openHours =
                Part.of(watched, memory.quarters, watched.ticketFrom(moment), moment);
        List<Part> month = months.soFar(moment);
        for (Objective objective : Objective.of(watched.channel())) {
            Spent window = spent(objective, openHours);
            Spent ofMonth = spent(objective, month);
            lookForTickets(objective, moment, settings, window, ofMonth);
            if (ofMonth.misses().contacts() > 0) {
                rows.accept(
                        new BudgetState(
                                objective,
                                watched,
                                watched.monthOf(moment - 1),
                                moment,
                                objective.budget(watched.at(moment)),
                                ofMonth,
                                spent(objective, longer),
                                spent(objective, shorter),
                                window));
            }
        }
    }

    private void lookForTickets(
            Objective objective, long moment, AlertSettings settings, Spent window, Spent ofMonth) {
        troubles.hear(
                objective.ticket(),
                moment,
                window.burns(settings.ticketBurn(), least(settings)),
                new AlertTiming(0, TICKET_CLEAR_MS),
                () ->
                        Wording.text(
                                "%s missed the %s over %s of open hours. The budget is %s, a"
                                        + " ticket comes beyond %s. %s of the month's is left.",
                                Wording.misses(window.misses()),
                                objective.words(),
                                Wording.span(settings.ticketWindowMs()),
                                Wording.share(window.budget().share()),
                                Wording.share(window.budget().limit(settings.ticketBurn())),
                                Wording.share(ofMonth.left())));
    }

    private static Misses least(AlertSettings settings) {
        return new Misses(settings.leastContacts(), settings.leastMisses());
    }
}
