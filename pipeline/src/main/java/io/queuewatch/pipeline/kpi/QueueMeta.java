package io.queuewatch.pipeline.kpi;

/** What is remembered of a queue beside its slices. A POJO, so that it can grow. */
public class QueueMeta {

    /** The channel's label. */
    public String channel;

    /** The queue, or {@code *}. */
    public String queue;

    /** Start of the first slice kept, in milliseconds. */
    public long keptFrom = Long.MIN_VALUE;

    /** How many waited before the first slice kept. */
    public int waitingBefore;
}
