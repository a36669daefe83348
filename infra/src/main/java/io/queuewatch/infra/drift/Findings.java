package io.queuewatch.infra.drift;

import java.util.List;

/**
 * What the benchmark has measured.
 *
 * @param seed of all chance
 * @param rows one for each type of queues
 * @param explained one for each driver
 * @param seconds that it took
 */
record Findings(long seed, List<Row> rows, List<Explained> explained, double seconds) {

    /**
     * Queues of one kind.
     *
     * @param type what is alike in them
     * @param quiet while nothing changes
     * @param steps when something does
     */
    record Row(QueueType type, Quiet quiet, Steps steps) {}
}
