package io.queuewatch.infra.imports;

import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.Direction;
import io.queuewatch.schemas.EndedBy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An event that rows become, checked and ready.
 *
 * @param name of the event within its contact, for its id
 * @param sequence its place among the events of a row: their order at equal times
 * @param when the condition, null where it is always sent
 * @param at when it happened
 * @param fields the other fields: how each is computed
 */
record EventTemplate(
        String name,
        CallEventType type,
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
    CallEvent event(
            Row row,
            String source,
            String contactId,
            String rowId,
            Optional<CustomerKey> customers) {
        CallEvent event = new CallEvent();
        event.setEventId(rowId + "/" + name);
        event.setEventTime(Instant.ofEpochMilli(time(row)));
        event.setSource(source);
        event.setSequence(sequence);
        event.setContactId(contactId);
        event.setType(type);
        event.setDirection(Direction.INBOUND);
        event.setBy(EndedBy.UNKNOWN);
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
