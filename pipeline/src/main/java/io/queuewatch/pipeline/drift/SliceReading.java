package io.queuewatch.pipeline.drift;

/**
 * What one row of KPIs says of the series of its queue: of one slice of one interval. A POJO for
 * Flink.
 */
public class SliceReading {

    /** voice, chat, email or social. */
    public String channel;

    /** The queue. */
    public String queue;

    /** Which of its intervals: the ordinal of a {@link Beat}. */
    public int beat;

    /** Beginning of the interval, in milliseconds. */
    public long start;

    /** Event time reached when the row was written, in milliseconds. */
    public long asOf;

    /** View, segment, site and priority: the newest row of a slice counts. */
    public String slice;

    /** The sums, as {@link Counts}; of the service level nothing. */
    public double[] counts;

    /**
     * The service level, as {@link LevelCounts}: by which formula, the queue's promise says; null
     * where the row says nothing of it.
     */
    public double[] level;

    /** Keeps the intervals of one queue together. */
    public String key() {
        return channel + '|' + queue;
    }
}
