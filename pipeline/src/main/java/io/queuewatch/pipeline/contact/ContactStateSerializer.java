package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.wire.Text;
import io.queuewatch.pipeline.wire.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes what is remembered of a contact. */
final class ContactStateSerializer extends VersionedSerializer<ContactState> {

    private static final long serialVersionUID = 1L;

    private transient ContactFormat format;

    ContactStateSerializer() {
        super(ContactFormat.VERSION);
    }

    private ContactFormat format() {
        if (format == null) {
            format = new ContactFormat();
        }
        return format;
    }

    @Override
    protected void write(ContactState state, DataOutputView out) throws IOException {
        out.writeLong(state.timer);
        byte[] resting = state.resting();
        out.writeBoolean(resting != null);
        if (resting != null) {
            Text.writeLong(resting.length, out);
            out.write(resting);
        } else {
            format().write(state.contact(format()), out);
        }
    }

    @Override
    protected ContactState read(int writtenVersion, DataInputView in) throws IOException {
        // Contacts of older versions are looked at once, when the next deadline is found.
        boolean apart = writtenVersion >= ContactFormat.APART;
        long timer = apart ? in.readLong() : 0;
        ContactState state =
                apart && in.readBoolean()
                        ? new ContactState(bytes(in))
                        : new ContactState(format().read(writtenVersion, in));
        state.timer = timer;
        return state;
    }

    private static byte[] bytes(DataInputView in) throws IOException {
        byte[] resting = new byte[(int) Text.readLong(in)];
        in.readFully(resting);
        return resting;
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
