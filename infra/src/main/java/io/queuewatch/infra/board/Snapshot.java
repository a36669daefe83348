package io.queuewatch.infra.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What was read for one frame.
 *
 * @param channel of all queues
 * @param queues by name
 * @param total all of them together
 */
record Snapshot(String channel, List<QueueRow> queues, QueueRow total) {

    /** The worst state of any queue. */
    State worst(Instant now, Duration staleAfter) {
        return queues.stream()
                .map(row -> State.of(row, now, staleAfter))
                .max(State::compareTo)
                .orElse(State.STALE);
    }

    boolean isEmpty() {
        return queues.isEmpty();
    }
}
