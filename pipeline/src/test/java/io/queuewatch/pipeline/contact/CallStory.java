package io.queuewatch.pipeline.contact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The events of one call, told one after the other; times in seconds after it began. */
public final class CallStory {

    /** When the call began, in milliseconds: the start of an hour. */
    public static final long BEGIN = Instant.parse("2026-03-02T08:00:00Z").toEpochMilli();

    private final List<ContactEvent> events = new ArrayList<>();
    private final String contactId;

    /** The story of a contact. */
    public CallStory(String contactId) {
        this.contactId = contactId;
    }

    /** The moment so many seconds after the beginning, in milliseconds. */
    public static long ms(double seconds) {
        return BEGIN + Math.round(seconds * 1_000);
    }

    /** The visit of a queue begins. */
    public CallStory queued(double seconds, String queue) {
        return at(seconds, EventKind.QUEUED, event -> event.queue = queue);
    }

    /** Something happens. */
    public CallStory at(double seconds, EventKind kind) {
        return at(seconds, kind, event -> {});
    }

    /** Something happens, of which more is known. */
    public CallStory at(double seconds, EventKind kind, Consumer<ContactEvent> more) {
        ContactEvent event = new ContactEvent();
        event.channel = Channel.VOICE;
        event.contactId = contactId;
        event.eventId = contactId + "-" + events.size();
        event.kind = kind;
        event.time = ms(seconds);
        more.accept(event);
        events.add(event);
        return this;
    }

    /** The events in the order they were told. */
    public List<ContactEvent> events() {
        return events;
    }

    /** The event told last. */
    public ContactEvent last() {
        return events.get(events.size() - 1);
    }
}
