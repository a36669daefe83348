package io.queuewatch.pipeline.clock;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.sla.Objective;

/**
 * By how much what is counted of the clocks of a quarter of an hour changes. A POJO for Flink; it
 * is not changed once sent.
 */
public class SlaDelta {

    /** What was promised. */
    public Objective objective;

    /** The channel. */
    public Channel channel;

    /** The queue. */
    public String queue;

    /** The customer's segment, or {@code unknown}. */
    public String segment;

    /** When the quarter began, in milliseconds. */
    public long quarter;

    /** By {@link SlaMeasure}. */
    public long[] sums;

    /** What rows are written together for: channel and queue. */
    public String key() {
        return channel.label() + '|' + queue;
    }
}
