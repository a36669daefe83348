package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.alert.AlertChange;
import io.queuewatch.schemas.AlertState;

/** A turn in the life of a queue's alert, and what is to be said of it. A POJO for Flink. */
public class QueueTurn {

    /** The channel's label. */
    public String channel;

    /** The queue, or {@code *} for all of the channel. */
    public String queue;

    /** What it is about; null where it only says that there is such a queue. */
    public Trouble trouble;

    /** What it is from now on. */
    public AlertState state;

    /** Since when, in milliseconds. */
    public long startsAt;

    /** RESOLVED: since when it is over, in milliseconds. */
    public long endsAt;

    /** When it turned, in milliseconds. */
    public long at;

    /** When that was seen, in milliseconds. */
    public long said;

    /** What is wrong, in one line. */
    public String summary;

    /** What is wrong, with the numbers. */
    public String description;

    /** The turn alone. */
    AlertChange change() {
        return new AlertChange(state, startsAt, endsAt, at);
    }
}
