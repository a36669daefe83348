package io.queuewatch.infra.board;

import java.time.Duration;

/**
 * A row with what the present makes of it.
 *
 * @param row the figures
 * @param state of the queue
 * @param age of the figures
 */
record JudgedRow(QueueRow row, State state, Duration age) {

    boolean isTotal() {
        return row.queue().equals(QueueRow.TOTAL);
    }

    String name() {
        return isTotal() ? "all queues" : row.queue();
    }

    String oldest() {
        return row.waiting() == 0 ? Figures.NONE : Figures.duration(row.oldestWait());
    }

    String target() {
        return Figures.target(row.target("target_rate"), row.target("target_ms"));
    }
}
