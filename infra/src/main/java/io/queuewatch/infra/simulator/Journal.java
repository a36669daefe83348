package io.queuewatch.infra.simulator;

import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.Direction;
import io.queuewatch.schemas.EndedBy;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/** Writes down what happens, as the telephone system of the centre would send it. */
final class Journal {
    private static final String SOURCE = "simulator";

    private final Agenda agenda;
    private final Queue<CallEvent> events = new ArrayDeque<>();
    private long sequence;

    Journal(Agenda agenda) {
        this.agenda = agenda;
    }

    /** The events not yet taken, oldest first. */
    Queue<CallEvent> events() {
        return events;
    }

    void write(CallEventType type, Contact contact, Consumer<CallEvent> details) {
        CallEvent event = new CallEvent();
        event.setEventId(contact.id + "-" + ++contact.events);
        event.setEventTime(Instant.ofEpochMilli(agenda.now()));
        event.setSource(SOURCE);
        event.setSequence(++sequence);
        event.setContactId(contact.id);
        event.setType(type);
        event.setDirection(Direction.INBOUND);
        event.setBy(EndedBy.UNKNOWN);
        details.accept(event);
        events.add(event);
    }

    /**
     * An event that says all that is known about the contact: its beginning, a visit's beginning.
     */
    void introduce(CallEventType type, Contact contact, Consumer<CallEvent> details) {
        write(
                type,
                contact,
                event -> {
                    event.setSite(contact.site);
                    event.setSegment(contact.segment);
                    event.setPriority(contact.priority);
                    event.setCustomer(contact.customer);
                    event.setTopic(contact.topic);
                    event.setMoment(contact.moment);
                    details.accept(event);
                });
    }

    void ended(Contact contact, EndedBy by) {
        write(CallEventType.ENDED, contact, event -> event.setBy(by));
    }
}
