package io.queuewatch.infra.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;

/** The events that one record of a source becomes; says once what they have in common. */
final class Drafts {

    private final EventRecord record;
    private final String contactId;
    private final String idPrefix;
    private final long sequence;
    private final Map<String, Object> common = new LinkedHashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();
    private final List<SpecificRecordBase> events = new ArrayList<>();

    /**
     * @param record of all events that are not added to another
     * @param source the system the record comes from
     * @param idPrefix what the events' ids begin with; with their types it makes them unique within
     *     the contact, and the same when the record is imported again
     * @param sequence of the first event; the others count up from it
     */
    Drafts(EventRecord record, String source, String contactId, String idPrefix, long sequence) {
        this.record = record;
        this.contactId = contactId;
        this.idPrefix = idPrefix;
        this.sequence = sequence;
        common.put("source", source);
    }

    EventRecord record() {
        return record;
    }

    /** A field of all events to come whose record has it; null where it is not known. */
    Drafts common(String field, Object value) {
        common.put(field, value);
        return this;
    }

    /** Adds an event; at equal times it comes after those added before. */
    Draft add(String type, Instant time) {
        return add(record, type, time);
    }

    /** Adds an event of another record. */
    Draft add(EventRecord other, String type, Instant time) {
        int use = uses.merge(type, 1, Integer::sum);
        String id = idPrefix + "/" + type + (use == 1 ? "" : "-" + use);
        Draft draft = new Draft(other, contactId, id, type, time);
        common.forEach(draft::withIfKnown);
        draft.with("sequence", sequence + events.size());
        events.add(draft.event());
        return draft;
    }

    List<SpecificRecordBase> events() {
        return events;
    }
}
