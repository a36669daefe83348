package io.queuewatch.pipeline.kpi;

import java.io.Serializable;

/**
 * When rows are written.
 *
 * @param everyMs pause between two writings of a row that changes, in milliseconds
 * @param live whether event time follows the wall clock: after a restore rows are then held back
 *     until event time has passed the restart, so that walls do not jump back
 */
public record WritePolicy(long everyMs, boolean live) implements Serializable {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException where the pause is not positive
     */
    public WritePolicy {
        if (everyMs <= 0) {
            throw new IllegalArgumentException(
                    "rows are to be written every %d ms; want more than 0".formatted(everyMs));
        }
    }

    /** When rows are written next, in milliseconds: all queues of a task at the same moment. */
    public long next(long now) {
        return Math.floorDiv(now, everyMs) * everyMs + everyMs;
    }
}
