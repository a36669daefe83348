package io.queuewatch.infra.report;

import io.queuewatch.pipeline.contact.Channel;
import java.util.SortedMap;

/**
 * Contacts of one channel that the centre began.
 *
 * @param channel which
 * @param course of all of them
 * @param queues the sums by queue
 * @param directions the sums by direction: outbound, or proactive
 */
record OutboundReview(
        Channel channel,
        Course course,
        SortedMap<String, Tally> queues,
        SortedMap<String, Tally> directions) {}
