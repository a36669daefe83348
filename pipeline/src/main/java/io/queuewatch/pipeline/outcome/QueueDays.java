package io.queuewatch.pipeline.outcome;

import io.queuewatch.pipeline.contact.Channel;

/** Which days are kept of a queue. A POJO for Flink. */
public class QueueDays {

    /** The table. */
    public DayTable table;

    /** The channel. */
    public Channel channel;

    /** The queue, or {@code *}. */
    public String queue;

    /** Days that began before this moment were let go, in milliseconds. */
    public long keptFrom = Long.MIN_VALUE;
}
