package io.queuewatch.infra.drift;

import java.time.Instant;

/**
 * The phase that one series is in.
 *
 * @param channel voice, chat, email or social
 * @param queue the queue, or * for all of the channel together
 * @param metric label of the metric
 * @param status learning, trial or active
 * @param phase counts the phases, from 1
 * @param since beginning of its first interval
 * @param newest beginning of its newest interval
 * @param signal what stands; empty for nothing
 * @param value of the newest interval, or null
 * @param expected what was to be expected of it, or null
 */
record ChartPhase(
        String channel,
        String queue,
        String metric,
        String status,
        long phase,
        Instant since,
        Instant newest,
        String signal,
        Double value,
        Double expected) {}
