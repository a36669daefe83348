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
record Place(DayTable table, Channel channel, String queue, String group, long time) {

    /** Whatever the channel: few places are told apart by that alone. */
    @Override
    public int hashCode() {
        return (queue.hashCode() * 31 + group.hashCode()) * 31 + Long.hashCode(time);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Place that
                && time == that.time
                && table == that.table
                && channel == that.channel
                && queue.equals(that.queue)
                && group.equals(that.group);
    }
}
