package io.queuewatch.pipeline.batch;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;

/** Tells the events of contacts apart. */
final class Contacts {

    private Contacts() {}

    /** The events that count, by contact and in order; contacts that we began are left out. */
    static List<List<Event>> of(Collection<? extends SpecificRecordBase> events) {
        return all(events).stream()
                .filter(contact -> contact.stream().allMatch(event -> event.inbound))
                .toList();
    }

    /** The events that count, by contact and in order. */
    static List<List<Event>> all(Collection<? extends SpecificRecordBase> events) {
        Map<String, Map<String, Event>> newest = new LinkedHashMap<>();
        events.stream()
                .map(Event::new)
                .filter(Event::isValid)
                .sorted(Event.ORDER)
                .forEach(
                        event ->
                                newest.computeIfAbsent(event.contactId, id -> new LinkedHashMap<>())
                                        .merge(event.eventId, event, Contacts::newer));
        return newest.values().stream()
                .map(contact -> contact.values().stream().sorted(Event.ORDER).toList())
                .toList();
    }

    private static Event newer(Event one, Event other) {
        return other.revision > one.revision ? other : one;
    }
}
