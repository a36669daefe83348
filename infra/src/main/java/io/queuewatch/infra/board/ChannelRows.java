package io.queuewatch.infra.board;

import io.queuewatch.pipeline.contact.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The queues of one channel.
 *
 * @param channel of all queues
 * @param queues by name
 * @param total all of them together
 */
record ChannelRows(Channel channel, List<QueueRow> queues, QueueRow total) {

    /** The worst state of any queue. */
    State worst(Instant now, Duration staleAfter) {
        return queues.stream()
                .map(row -> State.of(row, now, staleAfter))
                .max(State::compareTo)
                .orElse(State.STALE);
    }
}
