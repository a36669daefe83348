package io.queuewatch.pipeline.drift;

/** One interval of one queue that is to be charted, whole. A POJO for Flink. */
public class QueueInterval {

    /** voice, chat, email or social. */
    public String channel;

    /** The queue. */
    public String queue;

    /** Which of its intervals: the ordinal of a {@link Beat}. */
    public int beat;

    /** Beginning of the interval, in milliseconds. */
    public long start;

    /** When it is charted, event time in milliseconds. */
    public long at;

    /** Event time reached when the newest of its rows was written, in milliseconds. */
    public long asOf;

    /** The sums, as {@link Counts}. */
    public double[] counts;

    /**
     * By the ordinal of the metric, the shape of the week of all of the channel where it is a new
     * one; else null.
     */
    public double[][] shapes;

    /** Keeps the intervals of one queue together. */
    public String key() {
        return channel + '|' + queue;
    }

    /** Which of its intervals. */
    Beat beat() {
        return Beat.values()[beat];
    }
}
