package io.queuewatch.pipeline.batch;

import java.time.Instant;

/**
 * A human reply to a customer.
 *
 * @param at when it was written
 * @param asked since when the customer waited for it in this visit; null: nothing was asked
 * @param workTime in milliseconds; null: not known
 */
record Reply(Instant at, Instant asked, Long workTime) {}
