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

/** Writes the series of a queue into the state. */
final class ChartedSeriesSerializer extends VersionedSerializer<ChartedSeries> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 2;
    private static final int USUAL_LENGTH = 1 << 16;

    ChartedSeriesSerializer() {
        super(VERSION);
    }

    @Override
    protected void write(ChartedSeries series, DataOutputView out) throws IOException {
        series.write(out);
    }

    @Override
    protected ChartedSeries read(int writtenVersion, DataInputView in) throws IOException {
        return ChartedSeries.read(writtenVersion, in);
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public ChartedSeries copy(ChartedSeries from) {
        try {
            DataOutputSerializer out = new DataOutputSerializer(USUAL_LENGTH);
            from.write(out);
            return ChartedSeries.read(VERSION, new DataInputDeserializer(out.getCopyOfBuffer()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public TypeSerializer<ChartedSeries> duplicate() {
        return new ChartedSeriesSerializer();
    }

    @Override
    public TypeSerializerSnapshot<ChartedSeries> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serializer in savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ChartedSeries> {
        /** For Flink. */
        public Snapshot() {
            super(ChartedSeriesSerializer::new);
        }
    }
}
