package io.queuewatch.pipeline.outcome;

import io.queuewatch.pipeline.contact.Channel;

/**
 * Where something is counted.
 *
 * @param table the table
 * @param channel the channel
 * @param queue the queue, or {@code *}
 * @param group the segment, or the direction
 * @param time when it happened, or when its day began, in milliseconds
 */
record Place(DayTable table, Channel channel, String queue, String group, long time) {}
