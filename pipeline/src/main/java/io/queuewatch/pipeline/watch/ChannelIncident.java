package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.alert.AlertChange;
import io.queuewatch.schemas.AlertState;

/**
 * What somebody was called about: the first that went wrong with a queue, and all else that goes
 * wrong with it until nothing is wrong any more.
 */
final class ChannelIncident {

    /** What was told: the queue's, or {@code *} where it was told of the channel. */
    final QueueTurn told;

    /** When somebody was called, in milliseconds. */
    final long calledAt;

    /** Whether all queues of the channel belong to it. */
    boolean wide;

    /** Since when what was over last is over, in milliseconds. */
    long overSince;

    ChannelIncident(QueueTurn told, long calledAt, boolean wide) {
        this.told = told;
        this.calledAt = calledAt;
        this.wide = wide;
        overSince = calledAt;
    }

    boolean covers(String queue) {
        return wide || told.queue.equals(queue);
    }

    boolean wasBegunBy(QueueTurn turn) {
        return told.trouble == turn.trouble && told.queue.equals(turn.queue);
    }

    AlertChange begins() {
        return new AlertChange(AlertState.FIRING, told.startsAt, 0, calledAt);
    }

    /** Its numbers have changed. */
    AlertChange goesOn(long moment) {
        return new AlertChange(AlertState.FIRING, told.startsAt, 0, moment);
    }

    AlertChange ends(long moment) {
        return new AlertChange(AlertState.RESOLVED, told.startsAt, overSince, moment);
    }
}
