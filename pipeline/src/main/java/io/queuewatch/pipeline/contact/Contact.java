package io.queuewatch.pipeline.contact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What is remembered of one contact: its events, and what was counted of them. */
final class Contact {

    /** When clocks were told of that never were. */
    static final long NEVER = Long.MIN_VALUE;

    /** Null until they are asked for, where they are still to be read. */
    private List<ContactEvent> events;

    private Supplier<List<ContactEvent>> unread;
    private String contactId;
    private Channel channel;
    private long lastEventAt;

    /** Ids of events about which a dead letter was written. */
    private Set<String> deadLettered;

    /** What was counted. */
    Life life = Life.NONE;

    /**
     * As of which event time the clocks of {@link #life} were told, in milliseconds, or {@link
     * #NEVER}.
     */
    long clocksToldAt = NEVER;

    /** When a clock changes next, in milliseconds; {@code Long.MAX_VALUE} where none does. */
    long nextClock = Long.MAX_VALUE;

    /** Whether something is owed to it beyond its visits. */
    boolean owed;

    /** Whether every event has its place in the life, as far as is known. */
    boolean allPlaced;

    Contact() {
        this(new ArrayList<>(8), Set.of());
    }

    Contact(List<ContactEvent> events, Set<String> deadLettered) {
        this.events = events;
        this.deadLettered = deadLettered;
        if (!events.isEmpty()) {
            contactId = events.get(0).contactId;
            noteEnds();
        }
    }

    /** A contact whose events are still to be read; to forget it takes none of them. */
    Contact(String contactId, Channel channel, long lastEventAt, Set<String> deadLettered) {
        this.contactId = contactId;
        this.channel = channel;
        this.lastEventAt = lastEventAt;
        this.deadLettered = deadLettered;
    }

    /** How its events are read when they are asked for. */
    void readEventsBy(Supplier<List<ContactEvent>> reading) {
        unread = reading;
    }

    /** One per event id, in {@link ContactEvent#ORDER}. */
    List<ContactEvent> events() {
        if (events == null) {
            events = unread.get();
            unread = null;
        }
        return events;
    }

    /**
     * Takes an event in its place.
     *
     * @return false where it is known already, in this revision or a later one
     */
    boolean add(ContactEvent event) {
        List<ContactEvent> all = events();
        for (int i = 0; i < all.size(); i++) {
            ContactEvent known = all.get(i);
            if (known.sameId(event)) {
                if (known.revision >= event.revision) {
                    return false;
                }
                all.remove(i);
                break;
            }
        }
        if (contactId == null) {
            contactId = event.contactId;
        }
        // One string for all of them; each brought its own.
        event.contactId = contactId;
        int place = all.size();
        while (place > 0 && ContactEvent.ORDER.compare(all.get(place - 1), event) > 0) {
            place--;
        }
        all.add(place, event);
        noteEnds();
        return true;
    }

    private void noteEnds() {
        channel = events.get(0).channel;
        lastEventAt = events.get(events.size() - 1).time;
    }

    /**
     * Remembers that a dead letter is written about an event.
     *
     * @return false where one was written before
     */
    boolean putAside(String eventId) {
        if (deadLettered.isEmpty()) {
            deadLettered = new HashSet<>(2);
        }
        return deadLettered.add(eventId);
    }

    /** Ids of events about which a dead letter was written. */
    Set<String> deadLettered() {
        return deadLettered;
    }

    /** Whether events are of several channels, with these among them. */
    boolean mixes(List<ContactEvent> more) {
        return !events().isEmpty() && (ofOtherChannels(events()) || ofOtherChannels(more));
    }

    private boolean ofOtherChannels(List<ContactEvent> some) {
        for (int i = 0; i < some.size(); i++) {
            if (some.get(i).channel != channel) {
                return true;
            }
        }
        return false;
    }

    /** Its id, which all its events have. */
    String contactId() {
        return contactId;
    }

    /** The channel of its first event, which is the contact's. */
    Channel channel() {
        return channel;
    }

    /** When the last event happened, in milliseconds. */
    long lastEventAt() {
        return lastEventAt;
    }

    /**
     * Whether it has come to an end, for all that is known: as a rule nothing more is heard of it.
     */
    boolean rests() {
        return allPlaced && life != Life.NONE && life.atRest();
    }

    Contact copy() {
        Contact copy =
                new Contact(
                        new ArrayList<>(events()),
                        deadLettered.isEmpty() ? Set.of() : new HashSet<>(deadLettered));
        copy.life = life;
        copy.clocksToldAt = clocksToldAt;
        copy.nextClock = nextClock;
        copy.owed = owed;
        copy.allPlaced = allPlaced;
        return copy;
    }
}
