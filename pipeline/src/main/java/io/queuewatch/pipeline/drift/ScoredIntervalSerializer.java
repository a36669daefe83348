package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.wire.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes scored intervals, on their way to the incidents of the channel and while they wait. */
public final class ScoredIntervalSerializer extends VersionedSerializer<ScoredInterval> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    /** The serializer. */
    public ScoredIntervalSerializer() {
        super(VERSION);
    }

    @Override
    protected void write(ScoredInterval interval, DataOutputView out) throws IOException {
        interval.write(out);
    }

    @Override
    protected ScoredInterval read(int writtenVersion, DataInputView in) throws IOException {
        return ScoredInterval.read(in);
    }

    @Override
    public TypeSerializer<ScoredInterval> duplicate() {
        return new ScoredIntervalSerializer();
    }

    @Override
    public TypeSerializerSnapshot<ScoredInterval> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serializer in savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ScoredInterval> {
        /** For Flink. */
        public Snapshot() {
            super(ScoredIntervalSerializer::new);
        }
    }
}
