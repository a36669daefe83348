package io.queuewatch.pipeline.outcome;

import io.queuewatch.pipeline.contact.Channel;

/**
 * By how much the sums of one place change. A POJO for Flink; who sends it may use its sums again
 * once it is sent, so who takes it keeps none of them.
 */
public class DayDelta {

    /** Where it stands among the sums how much of them may still change. */
    static final int TRACKED = 0;

    /** The table. */
    public DayTable table;

    /** The channel. */
    public Channel channel;

    /** The queue, or {@code *}. */
    public String queue;

    /** The segment, or the direction. */
    public String group;

    /** When it happened; once summed, when its day began; in milliseconds. */
    public long time;

    /** By {@link #index}; at {@link #TRACKED} how much of it may still change. */
    public long[] sums;

    /**
     * Where the measure stands among the sums: behind what is tracked, in the order of its enum.
     */
    static int index(Enum<?> measure) {
        return measure.ordinal() + 1;
    }

    static DayDelta of(Place place, long[] sums) {
        DayDelta delta = new DayDelta();
        delta.table = place.table();
        delta.channel = place.channel();
        delta.queue = place.queue();
        delta.group = place.group();
        delta.time = place.time();
        delta.sums = sums;
        return delta;
    }

    /** Whether it is of what became of contacts. */
    public boolean ofOutcome() {
        return table == DayTable.OUTCOME;
    }

    /** What rows are written together for: table, channel and queue. */
    public String key() {
        return table.label() + '|' + channel.label() + '|' + queue;
    }
}
