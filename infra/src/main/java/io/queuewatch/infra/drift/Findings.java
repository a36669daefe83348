package io.queuewatch.infra.drift;

import java.util.List;

/**
 * What the benchmark has measured.
 *
 * @param seed of all chance
 * @param rows one for each peak and memory
 * @param explained one for each driver
 * @param seconds that it took
 */
record Findings(long seed, List<Row> rows, List<Explained> explained, double seconds) {

    /**
     * Queues of one kind.
     *
     * @param peak contacts of the busiest hour
     * @param memory of the effects of hours
     * @param quiet while nothing changes
     * @param steps when something does
     */
    record Row(double peak, double memory, Quiet quiet, Steps steps) {}
}
