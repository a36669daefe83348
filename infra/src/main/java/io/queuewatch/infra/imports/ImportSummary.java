package io.queuewatch.infra.imports;

import java.time.Instant;
import java.util.Map;

/**
 * What an import did. Every row read was converted, skipped or rejected.
 *
 * @param rows read, without headers and blank lines
 * @param converted rows that became events
 * @param skipped rows left out on purpose, by reason
 * @param rejected rows that could not become events, by reason
 * @param events made, by type
 * @param from the time of the first event; null where there is none
 * @param to the time of the last event; null where there is none
 */
public record ImportSummary(
        long rows,
        long converted,
        Map<String, Long> skipped,
        Map<String, Long> rejected,
        Map<String, Long> events,
        Instant from,
        Instant to) {

    /** All rows that could not become events. */
    public long allRejected() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    /** All events made. */
    public long allEvents() {
        return events.values().stream().mapToLong(Long::longValue).sum();
    }
}
