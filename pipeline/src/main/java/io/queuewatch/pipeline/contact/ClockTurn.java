package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.sla.Objective;

/**
 * Something that happens to the clock of a promise. What turns out wrong is withdrawn by its
 * opposite: the same again with the other sign. A POJO for Flink, reused from one turn to the next.
 */
public class ClockTurn {

    /** What happens. */
    public enum Kind {
        /** It starts; its row must be kept: it may still change. */
        STARTED,
        /** It runs. */
        OPEN,
        /** The promise comes to be at risk. */
        AT_RISK,
        /** The promise is broken. */
        BREACHED,
        /** It ends in time. */
        MET,
        /** It ends too late, or without what was promised. */
        MISSED,
        /** It ends because nothing is owed any more. */
        VOID,
        /** The contact is forgotten: it cannot change any more. */
        FORGOTTEN
    }

    /** What happens. */
    public Kind kind;

    /** +1, or -1 to withdraw; 0 where something else is known of it now. */
    public int sign;

    /** What is promised. */
    public Objective objective;

    /** The contact. */
    public String contactId;

    /** Its channel. */
    public Channel channel;

    /** The queue. */
    public String queue;

    /** The customer's segment, or {@code unknown}. */
    public String segment;

    /** The priority as rows have it. */
    public String priority;

    /** When the clock started, in milliseconds. */
    public long start;

    /** When it happens, in milliseconds. */
    public long at;

    /** The last moment at which the promise is kept, in milliseconds, or never while paused. */
    public long deadline;

    /** When the clock ended, in milliseconds, or 0. */
    public long end;

    /** How much of its time passed between deadline and end, in milliseconds. */
    public long overMs;

    /** Event time reached when it was told, in milliseconds. */
    public long toldAt;
}
