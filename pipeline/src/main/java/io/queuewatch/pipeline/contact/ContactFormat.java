package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.wire.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** How contacts are kept in state. For one thread. */
final class ContactFormat {

    /** What is written; older versions are read for ever. */
    static final int VERSION = 5;

    /** Since this version the deadline is kept beside the contact, and its id but once. */
    static final int APART = 4;

    /**
     * Since this version the events come last, so that who does not need them reads none, and by
     * what is other than in the one before.
     */
    private static final int EVENTS_LAST = 5;

    private static final Channel[] CHANNELS = Channel.values();
    private static final int USUAL_BYTES = 1_024;

    private final Text text = new Text();
    private final EventsFormat events = new EventsFormat(text);

    /** How each event was kept by itself. */
    private final ContactEventSerializer oldEvents = new ContactEventSerializer();

    private final LifeFormat lives = new LifeFormat();
    private final DataOutputSerializer out = new DataOutputSerializer(USUAL_BYTES);
    private final DataInputDeserializer in = new DataInputDeserializer();

    /** A contact as bytes. */
    byte[] bytes(Contact contact) throws IOException {
        out.clear();
        out.writeByte(VERSION);
        write(contact, out);
        return out.getCopyOfBuffer();
    }

    /** The contact of these bytes; its events are read when they are asked for. */
    Contact contact(byte[] bytes) throws IOException {
        in.setBuffer(bytes);
        int version = in.readByte();
        if (version < EVENTS_LAST) {
            return eventsFirst(version, in);
        }
        Contact contact = allButEvents(in);
        int position = in.getPosition();
        contact.readEventsBy(() -> eventsFrom(bytes, position, contact.contactId()));
        return contact;
    }

    void write(Contact contact, DataOutputView to) throws IOException {
        text.write(contact.contactId(), to);
        to.writeByte(contact.channel().ordinal());
        to.writeLong(contact.lastEventAt());
        Text.writeLong(contact.deadLettered().size(), to);
        for (String id : contact.deadLettered()) {
            text.write(id, to);
        }
        lives.write(contact.life, to);
        to.writeLong(contact.clocksToldAt);
        to.writeLong(contact.nextClock);
        to.writeBoolean(contact.owed);
        to.writeBoolean(contact.allPlaced);
        events.write(contact.events(), contact.contactId(), to);
    }

    Contact read(int version, DataInputView from) throws IOException {
        if (version < EVENTS_LAST) {
            return eventsFirst(version, from);
        }
        Contact contact = allButEvents(from);
        List<ContactEvent> known = events.read(contact.contactId(), from);
        contact.readEventsBy(() -> known);
        return contact;
    }

    private Contact allButEvents(DataInputView from) throws IOException {
        String contactId = text.read(from);
        Channel channel = CHANNELS[from.readByte()];
        Contact contact = new Contact(contactId, channel, from.readLong(), deadLettered(from));
        contact.life = lives.read(VERSION, from);
        contact.clocksToldAt = from.readLong();
        contact.nextClock = from.readLong();
        contact.owed = from.readBoolean();
        contact.allPlaced = from.readBoolean();
        return contact;
    }

    private List<ContactEvent> eventsFrom(byte[] bytes, int position, String contactId) {
        try {
            in.setBuffer(bytes, position, bytes.length - position);
            return events.read(contactId, in);
        } catch (IOException e) {
            throw new UncheckedIOException("the events of contact " + contactId, e);
        }
    }

    private Set<String> deadLettered(DataInputView from) throws IOException {
        int letters = (int) Text.readLong(from);
        Set<String> ids = letters == 0 ? Set.of() : new HashSet<>(letters);
        for (int i = 0; i < letters; i++) {
            ids.add(text.read(from));
        }
        return ids;
    }

    /** As versions before {@link #EVENTS_LAST} wrote it. */
    private Contact eventsFirst(int version, DataInputView from) throws IOException {
        List<ContactEvent> known = version < APART ? separate(from) : ofOneId(from);
        Contact contact = new Contact(known, deadLettered(from));
        if (version < APART) {
            // Its deadline, which is found again.
            from.readLong();
        }
        contact.life = lives.read(version, from);
        if (version > 2) {
            contact.clocksToldAt = from.readLong();
            contact.nextClock = from.readLong();
            contact.owed = from.readBoolean();
        }
        contact.allPlaced = version >= APART && from.readBoolean();
        return contact;
    }

    private List<ContactEvent> ofOneId(DataInputView from) throws IOException {
        int size = (int) Text.readLong(from);
        String contactId = text.read(from);
        List<ContactEvent> known = new ArrayList<>(size + 2);
        for (int i = 0; i < size; i++) {
            ContactEvent event = oldEvents.deserialize(from);
            event.contactId = contactId;
            known.add(event);
        }
        return known;
    }

    /** Until version 3 each event brought its contact's id. */
    private List<ContactEvent> separate(DataInputView from) throws IOException {
        int size = (int) Text.readLong(from);
        List<ContactEvent> known = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            known.add(oldEvents.deserialize(from));
        }
        return known;
    }
}
