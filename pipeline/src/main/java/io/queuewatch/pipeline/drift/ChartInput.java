package io.queuewatch.pipeline.drift;

/**
 * What comes to the charts of one queue, or of all of a channel: an interval, or a note. A POJO for
 * Flink.
 */
public class ChartInput {

    /** An interval that is to be charted; else null. */
    public QueueInterval interval;

    /** A row that explains, or a decision; else null. */
    public QueueNote note;

    /** An interval that is to be charted. */
    public static ChartInput of(QueueInterval interval) {
        ChartInput input = new ChartInput();
        input.interval = interval;
        return input;
    }

    /** A row that explains, or a decision. */
    public static ChartInput of(QueueNote note) {
        ChartInput input = new ChartInput();
        input.note = note;
        return input;
    }

    /** Keeps a channel together. */
    public String channel() {
        return interval == null ? note.channel : interval.channel;
    }

    /** Keeps a queue together. */
    public String queue() {
        return interval == null ? note.key() : interval.key();
    }
}
