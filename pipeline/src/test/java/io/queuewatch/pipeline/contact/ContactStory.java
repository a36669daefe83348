package io.queuewatch.pipeline.contact;

import io.queuewatch.schemas.Author;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The events of one contact, told one after the other; times in seconds after it began. */
public final class ContactStory {

    /** When the contact began, in milliseconds: the start of an hour. */
    public static final long BEGIN = Instant.parse("2026-03-02T08:00:00Z").toEpochMilli();

    private final List<ContactEvent> events = new ArrayList<>();
    private final String contactId;
    private final Channel channel;

    /** The story of a call. */
    public ContactStory(String contactId) {
        this(contactId, Channel.VOICE);
    }

    /** The story of a contact. */
    public ContactStory(String contactId, Channel channel) {
        this.contactId = contactId;
        this.channel = channel;
    }

    /** The moment so many seconds after the beginning, in milliseconds. */
    public static long ms(double seconds) {
        return BEGIN + Math.round(seconds * 1_000);
    }

    /** The visit of a queue begins. */
    public ContactStory queued(double seconds, String queue) {
        return at(seconds, EventKind.QUEUED, event -> event.queue = queue);
    }

    /** Somebody writes: in a chat, or the customer again. */
    public ContactStory wrote(double seconds, Author author) {
        return at(seconds, EventKind.MESSAGE, event -> event.author = author);
    }

    /** An agent replies to an email or a post. */
    public ContactStory replied(double seconds, String agent, long workSeconds) {
        return at(
                seconds,
                EventKind.REPLIED,
                event -> {
                    event.author = Author.AGENT;
                    event.agentId = agent;
                    event.workTime = workSeconds < 0 ? -1 : workSeconds * 1_000;
                });
    }

    /** Something happens. */
    public ContactStory at(double seconds, EventKind kind) {
        return at(seconds, kind, event -> {});
    }

    /** Something happens, of which more is known. */
    public ContactStory at(double seconds, EventKind kind, Consumer<ContactEvent> more) {
        ContactEvent event = new ContactEvent();
        event.channel = channel;
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
