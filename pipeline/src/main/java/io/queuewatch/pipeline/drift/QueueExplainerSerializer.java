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

/** Writes into the state what changes of a queue are explained by. */
final class QueueExplainerSerializer extends VersionedSerializer<QueueExplainer> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;
    private static final int USUAL_LENGTH = 1 << 16;

    QueueExplainerSerializer() {
        super(VERSION);
    }

    @Override
    protected void write(QueueExplainer explainer, DataOutputView out) throws IOException {
        explainer.write(out);
    }

    @Override
    protected QueueExplainer read(int writtenVersion, DataInputView in) throws IOException {
        return QueueExplainer.read(in);
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public QueueExplainer copy(QueueExplainer from) {
        try {
            DataOutputSerializer out = new DataOutputSerializer(USUAL_LENGTH);
            from.write(out);
            return QueueExplainer.read(new DataInputDeserializer(out.getCopyOfBuffer()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public TypeSerializer<QueueExplainer> duplicate() {
        return new QueueExplainerSerializer();
    }

    @Override
    public TypeSerializerSnapshot<QueueExplainer> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serializer in savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<QueueExplainer> {
        /** For Flink. */
        public Snapshot() {
            super(QueueExplainerSerializer::new);
        }
    }
}
