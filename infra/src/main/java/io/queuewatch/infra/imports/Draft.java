package io.queuewatch.infra.imports;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecordBase;

/** An event of any record while an importer fills it in, field by field. */
final class Draft {

    private final EventRecord record;
    private final SpecificRecordBase event;

    /**
     * @param id unique within its contact
     * @param type a symbol of the record's type
     */
    Draft(EventRecord record, String contactId, String id, String type, Instant time) {
        this.record = record;
        this.event = record.blank();
        with("type", type).with("contactId", contactId).with("eventId", id).with("eventTime", time);
    }

    /**
     * Fills in a field.
     *
     * @param value null leaves the field as it is
     * @throws IllegalArgumentException where the record has no such field, or the value does not
     *     fit
     */
    Draft with(String field, Object value) {
        if (value != null) {
            EventField filled = record.field(field);
            try {
                event.put(filled.position(), filled.value(value));
            } catch (IllegalArgumentException e) {
                throw new RowException(
                        "%s has a wrong value".formatted(field),
                        "%s.%s: %s".formatted(EventRecord.type(event), field, e.getMessage()));
            }
        }
        return this;
    }

    /** Fills in a field if the record has one of this name. */
    Draft withIfKnown(String field, Object value) {
        return record.fields().containsKey(field) ? with(field, value) : this;
    }

    SpecificRecordBase event() {
        return event;
    }
}
