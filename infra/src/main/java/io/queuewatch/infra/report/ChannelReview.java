package io.queuewatch.infra.report;

import io.queuewatch.pipeline.contact.Channel;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * What became of one channel.
 *
 * @param channel which
 * @param course how it went, by the rows of its queues
 * @param queues the sums by queue
 * @param segments the sums by segment of the customers
 * @param moments the sums by moment of the customers' journey
 * @param targetMs the wait that the service level speaks of, in milliseconds
 * @param aims what is wanted
 */
record ChannelReview(
        Channel channel,
        Course course,
        SortedMap<String, Tally> queues,
        SortedMap<String, Tally> segments,
        SortedMap<String, Tally> moments,
        OptionalDouble targetMs,
        Map<Figure, Aim> aims) {}
