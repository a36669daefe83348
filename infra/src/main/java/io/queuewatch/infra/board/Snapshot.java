package io.queuewatch.infra.board;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What was read for one frame.
 *
 * @param channels those that have queues
 */
record Snapshot(List<ChannelRows> channels) {

    boolean isEmpty() {
        return channels.isEmpty();
    }

    /** Event time that the newest figures have reached. */
    Instant newest() {
        return channels.stream()
                .flatMap(channel -> channel.queues().stream())
                .map(QueueRow::asOf)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
