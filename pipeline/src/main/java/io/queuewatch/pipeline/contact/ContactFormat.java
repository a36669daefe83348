package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.wire.Text;
import java.io.IOException;
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
    static final int VERSION = 4;

    /** Since this version the deadline is kept beside the contact, and its id but once. */
    static final int APART = 4;

    private static final int USUAL_BYTES = 1_024;

    private final Text text = new Text();
    private final ContactEventSerializer events = new ContactEventSerializer();
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

    /** The contact of these bytes. */
    Contact contact(byte[] bytes) throws IOException {
        in.setBuffer(bytes);
        return read(in.readByte(), in);
    }

    void write(Contact contact, DataOutputView to) throws IOException {
        Text.writeLong(contact.events.size(), to);
        text.write(contact.events.get(0).contactId, to);
        for (int i = 0; i < contact.events.size(); i++) {
            events.writeOfKnownContact(contact.events.get(i), to);
        }
        Text.writeLong(contact.deadLettered().size(), to);
        for (String id : contact.deadLettered()) {
            text.write(id, to);
        }
        lives.write(contact.life, to);
        to.writeLong(contact.clocksToldAt);
        to.writeLong(contact.nextClock);
        to.writeBoolean(contact.owed);
        to.writeBoolean(contact.allPlaced);
    }

    Contact read(int version, DataInputView from) throws IOException {
        List<ContactEvent> known = version < APART ? separate(from) : events(from);
        int letters = (int) Text.readLong(from);
        Set<String> deadLettered = letters == 0 ? Set.of() : new HashSet<>(letters);
        for (int i = 0; i < letters; i++) {
            deadLettered.add(text.read(from));
        }
        Contact contact = new Contact(known, deadLettered);
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

    private List<ContactEvent> events(DataInputView from) throws IOException {
        int size = (int) Text.readLong(from);
        String contactId = text.read(from);
        List<ContactEvent> known = new ArrayList<>(size + 2);
        for (int i = 0; i < size; i++) {
            ContactEvent event = events.deserialize(from);
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
            known.add(events.deserialize(from));
        }
        return known;
    }
}
