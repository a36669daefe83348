package io.queuewatch.infra.imports;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecordBase;

/** Counts what becomes of rows while they are read. */
final class ImportTally {

    private final Map<String, Long> skipped = new TreeMap<>();
    private final Map<String, Long> rejected = new TreeMap<>();
    private final Map<String, Long> events = new TreeMap<>();
    private long rows;
    private long converted;
    private Instant from;
    private Instant to;

    long row() {
        return ++rows;
    }

    void add(Conversion conversion) {
        if (conversion.skipped().isPresent()) {
            skipped.merge(conversion.skipped().get(), 1L, Long::sum);
        } else {
            converted++;
            conversion.events().forEach(this::add);
        }
    }

    void reject(String reason) {
        rejected.merge(reason, 1L, Long::sum);
    }

    ImportSummary summary() {
        return new ImportSummary(rows, converted, skipped, rejected, events, from, to);
    }

    private void add(SpecificRecordBase event) {
        events.merge(EventRecord.type(event), 1L, Long::sum);
        Instant time = EventRecord.time(event);
        from = from == null || time.isBefore(from) ? time : from;
        to = to == null || time.isAfter(to) ? time : to;
    }
}
