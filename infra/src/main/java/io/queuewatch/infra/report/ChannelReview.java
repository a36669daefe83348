package io.queuewatch.infra.report;

import io.queuewatch.pipeline.contact.Channel;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * What became of one channel.
 *
 * @param channel which
 * @param now the sums of the period
 * @param before those of the period before
 * @param days the sums of every day that has any
 * @param silent the days of the period without a row of queues
 * @param silentBefore those of the period before
 * @param queues the sums by queue
 * @param segments the sums by segment of the customers
 * @param moments the sums by moment of the customers' journey
 * @param targetMs the wait that the service level speaks of, in milliseconds
 * @param targetRate the service level wanted
 */
record ChannelReview(
        Channel channel,
        Tally now,
        Tally before,
        SortedMap<LocalDate, Tally> days,
        List<LocalDate> silent,
        List<LocalDate> silentBefore,
        SortedMap<String, Tally> queues,
        SortedMap<String, Tally> segments,
        SortedMap<String, Tally> moments,
        OptionalDouble targetMs,
        OptionalDouble targetRate) {}
