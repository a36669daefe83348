package io.queuewatch.infra.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;

/**
 * What calls cost that wait all at once, each with an open clock.
 *
 * @param clocks how many were open
 * @param seconds until all of them were
 * @param bytesEach heap of each
 * @param heapBytes heap of everything in this process, with all of them open
 * @param heapMostBytes the most it may have
 * @param events how many came while all of them were open
 * @param eventsSeconds until those were counted
 * @param checkpointBytes size of a checkpoint
 * @param checkpointSeconds until it was complete
 */
record ClockCost(
        int clocks,
        double seconds,
        long bytesEach,
        long heapBytes,
        long heapMostBytes,
        int events,
        double eventsSeconds,
        long checkpointBytes,
        double checkpointSeconds) {

    private static final double MEGA = 1e6;

    /** For people. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                """
                %,d open clocks, %,d bytes of heap each; they came in %.0f s
                %,.0f MB of heap in all, with broker and cluster, of at most %,.0f MB
                %,d events that came then: %.1f s
                a checkpoint: %,.0f MB in %.1f s""",
                clocks,
                bytesEach,
                seconds,
                heapBytes / MEGA,
                heapMostBytes / MEGA,
                events,
                eventsSeconds,
                checkpointBytes / MEGA,
                checkpointSeconds);
    }

    /** For programs. */
    String json() {
        return new ObjectMapper()
                .createObjectNode()
                .put("open_clocks", clocks)
                .put("seconds", seconds)
                .put("bytes_each", bytesEach)
                .put("heap_bytes", heapBytes)
                .put("heap_most_bytes", heapMostBytes)
                .put("events", events)
                .put("events_seconds", eventsSeconds)
                .put("checkpoint_bytes", checkpointBytes)
                .put("checkpoint_seconds", checkpointSeconds)
                .toPrettyString();
    }
}
