package io.queuewatch.infra.simulator.model;

import io.queuewatch.schemas.LeaveReason;
import java.time.Duration;

/**
 * A way out of a queue for those who have waited long.
 *
 * @param reason CALLBACK, OVERFLOW, VOICEMAIL or KEY
 * @param after the wait after which it is offered
 * @param chance of those still waiting who take it
 * @param toQueue OVERFLOW: where it leads; else null
 */
public record Exit(LeaveReason reason, Duration after, double chance, String toQueue) {

    /** The same exit, leading to the queue of the same name with this ending. */
    Exit renamed(String ending) {
        return toQueue == null ? this : new Exit(reason, after, chance, toQueue + ending);
    }
}
