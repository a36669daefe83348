package io.queuewatch.pipeline.batch;

import java.time.Duration;
import java.time.Instant;

/**
 * What a visit is held to.
 *
 * @param target the wait T that is still in target
 * @param response the time to reply that is still in target
 * @param callback how long a call back may be owed
 * @param hours when time counts; null: always
 */
record Promise(Duration target, Duration response, Duration callback, Hours hours) {

    /** The last moment in target for what begins at {@code from}. */
    Instant deadline(Instant from, Duration allowed) {
        return hours == null ? from.plus(allowed) : hours.after(from, allowed);
    }

    Instant deadline(Instant from) {
        return deadline(from, target);
    }

    /** How much later than the deadline something is; zero if it is not. */
    Duration excess(Instant deadline, Instant at) {
        if (!at.isAfter(deadline)) {
            return Duration.ZERO;
        }
        return hours == null ? Duration.between(deadline, at) : hours.between(deadline, at);
    }
}
