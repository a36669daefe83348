package io.queuewatch.pipeline.drift;

/**
 * What is told of a queue beside its intervals: a person's decision about its charts, or a row by
 * which changes are explained. A POJO for Flink.
 */
public class QueueNote {

    /** voice, chat, email or social. */
    public String channel;

    /**
     * The queue, or * for all of the channel together; null of a team's row that is of no queue.
     */
    public String queue;

    /** The team that the row is of; else null. */
    public String team;

    /** Beginning of the interval of the row, in milliseconds. */
    public long start;

    /** Dimension and value of the row. */
    public String slice;

    /** A {@code KpiBy}, or the {@code AgentTime} of a team, as it came; null for a decision. */
    public byte[] row;

    /** Decision: whether what changed is to stay; else it is left out of baselines. */
    public boolean confirmed;

    /** Decision: label of the metric; null for all. */
    public String metric;

    /** Decision: first moment of the change in milliseconds; null for what the signal says. */
    public Long from;

    /** Decision: last moment of it in milliseconds; null for the newest interval. */
    public Long to;

    /** Keeps the notes of one queue together. */
    public String key() {
        return channel + '|' + queue;
    }

    /** Whether it is of all of the channel together. */
    public boolean ofChannel() {
        return RowReadings.ALL_QUEUES.equals(queue);
    }

    /** Whether it is addressed to a queue. */
    public boolean ofQueue() {
        return queue != null && !ofChannel();
    }

    /** Whether it tells of a team: what it does, or which queue it serves. */
    public boolean ofTeam() {
        return team != null;
    }

    /** The same row, addressed to a queue. */
    QueueNote to(String otherChannel, String otherQueue) {
        QueueNote note = new QueueNote();
        note.channel = otherChannel;
        note.queue = otherQueue;
        note.start = start;
        note.slice = slice;
        note.row = row;
        return note;
    }

    /** Whether it is of this metric. */
    boolean isOf(Metric other) {
        return metric == null || metric.equals(other.label());
    }
}
