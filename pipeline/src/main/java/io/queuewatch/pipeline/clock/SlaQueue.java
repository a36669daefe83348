package io.queuewatch.pipeline.clock;

import io.queuewatch.pipeline.contact.Channel;

/** Which rows are kept of a queue. A POJO for Flink. */
public class SlaQueue {

    /** The channel. */
    public Channel channel;

    /** The queue. */
    public String queue;

    /** Quarters that began before this moment were let go, in milliseconds. */
    public long keptFrom = Long.MIN_VALUE;
}
