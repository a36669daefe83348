package io.queuewatch.pipeline.outcome;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.wire.SerializedBy;
import io.queuewatch.pipeline.wire.Text;
import io.queuewatch.pipeline.wire.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes the events of outcomes between operators and into state. */
public final class OutcomeEventSerializer extends VersionedSerializer<OutcomeEvent> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    private static final Channel[] CHANNELS = Channel.values();
    private static final OutcomeEvent.Kind[] KINDS = OutcomeEvent.Kind.values();

    /** A serializer of the current version. */
    public OutcomeEventSerializer() {
        super(VERSION);
    }

    @Override
    protected void write(OutcomeEvent event, DataOutputView out) throws IOException {
        out.writeByte(event.channel == null ? -1 : event.channel.ordinal());
        text().write(event.contactId, out);
        text().write(event.eventId, out);
        Text.writeLong(event.revision, out);
        out.writeByte(event.kind == null ? -1 : event.kind.ordinal());
        out.writeLong(event.time);
        Text.writeLong(event.amount, out);
        writeAnswer(event.csat, out);
        writeAnswer(event.scale, out);
        writeAnswer(event.nps, out);
        Text.writeLong(event.partition, out);
        Text.writeLong(event.offset, out);
    }

    @Override
    protected OutcomeEvent read(int writtenVersion, DataInputView in) throws IOException {
        OutcomeEvent event = new OutcomeEvent();
        int channel = in.readByte();
        event.channel = channel < 0 ? null : CHANNELS[channel];
        event.contactId = text().read(in);
        event.eventId = text().read(in);
        event.revision = (int) Text.readLong(in);
        int kind = in.readByte();
        event.kind = kind < 0 ? null : KINDS[kind];
        event.time = in.readLong();
        event.amount = Text.readLong(in);
        event.csat = readAnswer(in);
        event.scale = readAnswer(in);
        event.nps = readAnswer(in);
        event.partition = (int) Text.readLong(in);
        event.offset = Text.readLong(in);
        return event;
    }

    private static void writeAnswer(Integer answer, DataOutputView out) throws IOException {
        out.writeBoolean(answer != null);
        if (answer != null) {
            Text.writeLong(answer, out);
        }
    }

    private static Integer readAnswer(DataInputView in) throws IOException {
        return in.readBoolean() ? Integer.valueOf((int) Text.readLong(in)) : null;
    }

    @Override
    public TypeSerializer<OutcomeEvent> duplicate() {
        return new OutcomeEventSerializer();
    }

    @Override
    public TypeSerializerSnapshot<OutcomeEvent> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serializer in savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<OutcomeEvent> {
        /** For Flink. */
        public Snapshot() {
            super(OutcomeEventSerializer::new);
        }
    }

    /** Tells Flink of the serializer. */
    public static final class Factory extends SerializedBy.Factory<OutcomeEvent> {
        /** For Flink. */
        public Factory() {
            super(OutcomeEvent.class, new OutcomeEventSerializer());
        }
    }
}
