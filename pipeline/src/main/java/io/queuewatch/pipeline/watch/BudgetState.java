package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.sla.Budget;

/**
 * How a budget stands.
 *
 * @param objective what it is of
 * @param queue whose it is
 * @param month when the month began, in milliseconds
 * @param moment when it stood so, in milliseconds
 * @param budget the share that may miss from then on
 * @param ofMonth what was spent this month
 * @param longer what was spent over the long window
 * @param shorter over the short one
 * @param openHours over the open hours of a ticket
 */
record BudgetState(
        Objective objective,
        WatchedQueue queue,
        long month,
        long moment,
        Budget budget,
        Spent ofMonth,
        Spent longer,
        Spent shorter,
        Spent openHours) {}
