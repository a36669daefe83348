package io.queuewatch.infra.board;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.influx.Retention;
import java.time.Duration;

/**
 * The period called recent on the board: as short as makes sense on a channel.
 *
 * @param interval of the rows it is put together from
 * @param length of the period
 * @param heading on the board
 * @param field in JSON
 */
record Recent(String interval, Duration length, String heading, String field) {
    private static final Recent CONVERSATION =
            new Recent("1m", Duration.ofMinutes(15), "15 min", "last_15m");
    private static final Recent CORRESPONDENCE =
            new Recent("15m", Duration.ofHours(1), "1 h", "last_1h");

    static Recent of(Channel channel) {
        return channel.conversation() ? CONVERSATION : CORRESPONDENCE;
    }

    /** The retention policy that keeps the rows. */
    String policy() {
        return Retention.ofInterval(interval).policy();
    }
}
