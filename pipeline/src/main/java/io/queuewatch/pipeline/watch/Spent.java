package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.sla.Budget;
import io.queuewatch.pipeline.sla.Misses;

/**
 * What was spent of a budget over some time.
 *
 * @param budget the share that may miss; where it changed meanwhile, that of all contacts together
 * @param misses what missed
 */
record Spent(Budget budget, Misses misses) {

    /** Together with what was spent at another time: each contact had the budget of its time. */
    Spent and(Spent later) {
        Misses others = later.misses;
        Budget together =
                misses.contacts() == 0
                        ? later.budget
                        : budget.mixed(misses.contacts(), later.budget, others.contacts());
        return new Spent(
                together,
                new Misses(
                        misses.contacts() + others.contacts(), misses.misses() + others.misses()));
    }

    /** Whether it burned so many times faster than planned. */
    boolean burns(double burn, Misses least) {
        return budget.burns(misses, burn, least);
    }

    /** Whether it surely did. */
    boolean burnsSurely(double burn, Misses least) {
        return budget.burnsSurely(misses, burn, least);
    }

    /** How many times faster than planned it burned; null where that cannot be said. */
    Double burn() {
        return misses.contacts() == 0 || budget.share() == 0
                ? null
                : Double.valueOf(budget.burn(misses));
    }

    /** What is left of it: 1 is all, 0 nothing, less than 0 overdrawn. */
    double left() {
        return budget.left(misses);
    }
}
