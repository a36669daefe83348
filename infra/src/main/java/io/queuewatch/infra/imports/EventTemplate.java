package io.queuewatch.infra.imports;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * An event that rows become, checked and ready.
 *
 * @param record what kind of event it is
 * @param name of the event within its contact, for its id
 * @param sequence its place among the events of a row: their order at equal times
 * @param when the condition, null where it is always sent
 * @param at when it happened
 * @param fields the other fields: how each is computed
 */
record EventTemplate(
        EventRecord record,
        String name,
        String type,
        int sequence,
        Expression when,
        Expression at,
        Map<EventField, Expression> fields) {

    private static final String CUSTOMER = "customer";

    boolean appliesTo(Row row) {
        return when == null || when.holds(row);
    }

    /**
     * The event of this row.
     *
     * @param rowId names the row, so that its events have ids of their own
     * @param customers hashes customers; they are left out where it is empty
     */
    SpecificRecordBase event(
            Row row,
            String source,
            String contactId,
            String rowId,
            Optional<CustomerKey> customers) {
        Instant time = Instant.ofEpochMilli(time(row));
        SpecificRecordBase event =
                new Draft(record, contactId, rowId + "/" + name, type, time)
                        .with("source", source)
                        .with("sequence", (long) sequence)
                        .event();
        fields.forEach(
                (field, expression) -> {
                    Object given = expression.evaluate(row);
                    if (given != null && field.is(CUSTOMER)) {
                        given = hash(given.toString(), customers);
                    }
                    if (given != null) {
                        event.put(field.position(), value(field, given));
                    }
                });
        return event;
    }

    private static String hash(String customer, Optional<CustomerKey> customers) {
        return customers.map(key -> key.hash(customer)).orElse(null);
    }

    private long time(Row row) {
        Object time = at.evaluate(row);
        if (time instanceof Long millis) {
            return millis;
        }
        throw new RowException(
                "%s has no time".formatted(name),
                "%s: its time is %s, not a moment"
                        .formatted(name, time == null ? "missing" : "'" + time + "'"));
    }

    private Object value(EventField field, Object given) {
        try {
            return field.value(given);
        } catch (IllegalArgumentException e) {
            String what = name + "." + field.name();
            throw new RowException(what + " has a wrong value", what + ": " + e.getMessage());
        }
    }
}
