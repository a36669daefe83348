package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.sla.Budget;
import io.queuewatch.pipeline.sla.Misses;

/**
 * How a budget stands.
 *
 * @param objective what it is of
 * @param queue whose it is
 * @param month when the month began, in milliseconds
 * @param moment when it stood so, in milliseconds
 * @param budget the share that may miss
 * @param ofMonth what missed this month
 * @param longer what missed over the long window
 * @param shorter over the short one
 * @param openHours over the open hours of a ticket
 */
record BudgetState(
        Objective objective,
        WatchedQueue queue,
        long month,
        long moment,
        Budget budget,
        Misses ofMonth,
        Misses longer,
        Misses shorter,
        Misses openHours) {}
