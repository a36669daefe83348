package io.queuewatch.infra.targets;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment as people name it: a time, or so long from now.
 *
 * @param time the time, or null
 * @param later so long from now, where there is no time
 */
record Moment(Instant time, Duration later) {

    /** The moment, seen from now. */
    Instant from(Instant now) {
        return time == null ? now.plus(later) : time;
    }
}
