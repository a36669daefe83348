package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.wire.Text;
import io.queuewatch.pipeline.wire.VersionedSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes what is remembered of a contact. */
final class ContactStateSerializer extends VersionedSerializer<ContactState> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 3;

    private final ContactEventSerializer eventSerializer = new ContactEventSerializer();
    private transient LifeFormat lives;

    ContactStateSerializer() {
        super(VERSION);
    }

    private LifeFormat lives() {
        if (lives == null) {
            lives = new LifeFormat();
        }
        return lives;
    }

    @Override
    protected void write(ContactState state, DataOutputView out) throws IOException {
        Text.writeLong(state.events.size(), out);
        for (ContactEvent event : state.events) {
            eventSerializer.serialize(event, out);
        }
        Text.writeLong(state.deadLettered().size(), out);
        for (String id : state.deadLettered()) {
            text().write(id, out);
        }
        out.writeLong(state.timer);
        lives().write(state.life, out);
        out.writeLong(state.clocksToldAt);
        out.writeLong(state.nextClock);
        out.writeBoolean(state.owed);
    }

    @Override
    protected ContactState read(int writtenVersion, DataInputView in) throws IOException {
        int size = (int) Text.readLong(in);
        List<ContactEvent> events = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            events.add(eventSerializer.deserialize(in));
        }
        int letters = (int) Text.readLong(in);
        Set<String> deadLettered = letters == 0 ? Set.of() : new HashSet<>(letters);
        for (int i = 0; i < letters; i++) {
            deadLettered.add(text().read(in));
        }
        ContactState state = new ContactState(events, deadLettered);
        state.timer = in.readLong();
        state.life = lives().read(writtenVersion, in);
        if (writtenVersion > 2) {
            state.clocksToldAt = in.readLong();
            state.nextClock = in.readLong();
            state.owed = in.readBoolean();
        }
        return state;
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public ContactState copy(ContactState from) {
        return from.copy();
    }

    @Override
    public TypeSerializer<ContactState> duplicate() {
        return new ContactStateSerializer();
    }

    @Override
    public TypeSerializerSnapshot<ContactState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serializer in savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ContactState> {
        /** For Flink. */
        public Snapshot() {
            super(ContactStateSerializer::new);
        }
    }
}
