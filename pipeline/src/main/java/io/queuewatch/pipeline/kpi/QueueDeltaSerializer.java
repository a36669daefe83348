package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.wire.SerializedBy;
import io.queuewatch.pipeline.wire.Text;
import io.queuewatch.pipeline.wire.VersionedSerializer;
import it.unimi.dsi.fastutil.longs.Long2IntMap;
import it.unimi.dsi.fastutil.longs.Long2IntMaps;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectMap;
import it.unimi.dsi.fastutil.objects.Object2IntMap;
import it.unimi.dsi.fastutil.objects.Object2IntMaps;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes deltas across the shuffle. */
public final class QueueDeltaSerializer extends VersionedSerializer<QueueDelta> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 2;
    private static final Channel[] CHANNELS = Channel.values();

    private final SliceSerializer slices = new SliceSerializer();

    /** A serializer of the current version. */
    public QueueDeltaSerializer() {
        super(VERSION);
    }

    @Override
    protected void write(QueueDelta delta, DataOutputView out) throws IOException {
        out.writeByte(delta.channel.ordinal());
        text().write(delta.queue, out);
        Text.writeLong(delta.slices.size(), out);
        for (Long2ObjectMap.Entry<Slice> entry : delta.slices.long2ObjectEntrySet()) {
            Text.writeLong(entry.getLongKey(), out);
            slices.serialize(entry.getValue(), out);
        }
        write(delta.waitingSince, out);
        Text.writeLong(delta.serving.size(), out);
        for (Object2IntMap.Entry<String> entry : Object2IntMaps.fastIterable(delta.serving)) {
            text().write(entry.getKey(), out);
            Text.writeLong(entry.getIntValue(), out);
        }
        Text.writeLong(delta.callbacksOwed, out);
        Text.writeLong(delta.callbacksOverdue, out);
        Text.writeLong(delta.inService, out);
        write(delta.openSince, out);
        out.writeBoolean(delta.agents != null);
        if (delta.agents != null) {
            for (int change : delta.agents) {
                Text.writeLong(change, out);
            }
        }
    }

    private static void write(Long2IntOpenHashMap counts, DataOutputView out) throws IOException {
        Text.writeLong(counts.size(), out);
        for (Long2IntMap.Entry entry : Long2IntMaps.fastIterable(counts)) {
            Text.writeLong(entry.getLongKey(), out);
            Text.writeLong(entry.getIntValue(), out);
        }
    }

    private static void read(Long2IntOpenHashMap counts, DataInputView in) throws IOException {
        int size = (int) Text.readLong(in);
        counts.ensureCapacity(size);
        for (int i = 0; i < size; i++) {
            counts.put(Text.readLong(in), (int) Text.readLong(in));
        }
    }

    @Override
    protected QueueDelta read(int writtenVersion, DataInputView in) throws IOException {
        QueueDelta delta = new QueueDelta(CHANNELS[in.readByte()], text().readPooled(in));
        int sliceCount = (int) Text.readLong(in);
        for (int i = 0; i < sliceCount; i++) {
            delta.slices.put(Text.readLong(in), slices.deserialize(in));
        }
        read(delta.waitingSince, in);
        int agents = (int) Text.readLong(in);
        for (int i = 0; i < agents; i++) {
            delta.serving.put(text().readPooled(in), (int) Text.readLong(in));
        }
        delta.callbacksOwed = (int) Text.readLong(in);
        if (writtenVersion > 1) {
            delta.callbacksOverdue = (int) Text.readLong(in);
            delta.inService = (int) Text.readLong(in);
            read(delta.openSince, in);
            delta.agents = in.readBoolean() ? readAgents(in) : null;
        }
        return delta;
    }

    private static int[] readAgents(DataInputView in) throws IOException {
        int[] agents = new int[AgentPresence.COUNT];
        for (int i = 0; i < agents.length; i++) {
            agents[i] = (int) Text.readLong(in);
        }
        return agents;
    }

    @Override
    public TypeSerializer<QueueDelta> duplicate() {
        return new QueueDeltaSerializer();
    }

    @Override
    public TypeSerializerSnapshot<QueueDelta> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serializer in savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<QueueDelta> {
        /** For Flink. */
        public Snapshot() {
            super(QueueDeltaSerializer::new);
        }
    }

    /** Tells Flink of the serializer. */
    public static final class Factory extends SerializedBy.Factory<QueueDelta> {
        /** For Flink. */
        public Factory() {
            super(QueueDelta.class, new QueueDeltaSerializer());
        }
    }
}
