package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.wire.VersionedSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** Writes the incidents of a channel into the state. */
final class ChannelIncidentsSerializer extends VersionedSerializer<ChannelIncidents> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;
    private static final int USUAL_LENGTH = 1 << 16;

    ChannelIncidentsSerializer() {
        super(VERSION);
    }

    @Override
    protected void write(ChannelIncidents incidents, DataOutputView out) throws IOException {
        incidents.write(out);
    }

    @Override
    protected ChannelIncidents read(int writtenVersion, DataInputView in) throws IOException {
        return ChannelIncidents.read(in);
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public ChannelIncidents copy(ChannelIncidents from) {
        try {
            DataOutputSerializer out = new DataOutputSerializer(USUAL_LENGTH);
            from.write(out);
            return ChannelIncidents.read(new DataInputDeserializer(out.getCopyOfBuffer()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public TypeSerializer<ChannelIncidents> duplicate() {
        return new ChannelIncidentsSerializer();
    }

    @Override
    public TypeSerializerSnapshot<ChannelIncidents> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serializer in savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ChannelIncidents> {
        /** For Flink. */
        public Snapshot() {
            super(ChannelIncidentsSerializer::new);
        }
    }
}
