package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.alert.AlertLife;
import io.queuewatch.pipeline.kpi.Measure;
import io.queuewatch.pipeline.kpi.Moves;
import io.queuewatch.pipeline.kpi.SumsFormat;
import io.queuewatch.pipeline.wire.Text;
import io.queuewatch.pipeline.wire.VersionedSerializer;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes what is remembered of a queue; troubles by name, so that there may be others. */
final class QueueMemorySerializer extends VersionedSerializer<QueueMemory> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;
    private static final Moves.Kind[] KINDS = Moves.Kind.values();

    QueueMemorySerializer() {
        super(VERSION);
    }

    @Override
    protected void write(QueueMemory memory, DataOutputView out) throws IOException {
        out.writeLong(memory.reached);
        out.writeLong(memory.next);
        out.writeLong(memory.first);
        out.writeLong(memory.last);
        out.writeLong(memory.crowdedSince);
        out.writeLong(memory.answeredAt);
        out.writeLong(memory.arrivedAt);
        out.writeLong(memory.activeAt);
        out.writeLong(memory.silentSince);
        out.writeLong(memory.silentUntil);
        out.writeDouble(memory.missed);
        Text.writeLong(memory.signedIn, out);
        out.writeBoolean(memory.agentsKnown);
        Text.writeLong(memory.overdue, out);
        Text.writeLong(memory.ahead.size(), out);
        for (Move move : memory.ahead) {
            out.writeByte(move.kind().ordinal());
            out.writeLong(move.at());
            Text.writeLong(move.at() - move.since(), out);
            Text.writeLong(move.change(), out);
        }
        Text.writeLong(memory.waiting.since.size(), out);
        for (Map.Entry<Long, Integer> entry : memory.waiting.since.entrySet()) {
            out.writeLong(entry.getKey());
            Text.writeLong(entry.getValue(), out);
        }
        writeSums(memory.minutes, out);
        writeSums(memory.quarters, out);
        writeSums(memory.months, out);
        Text.writeLong(memory.lives.size(), out);
        for (Map.Entry<Trouble, AlertLife> entry : memory.lives.entrySet()) {
            text().write(entry.getKey().name(), out);
            AlertLife life = entry.getValue();
            out.writeLong(life.heardAt);
            out.writeBoolean(life.troubled);
            out.writeLong(life.since);
            out.writeLong(life.startsAt);
        }
    }

    @Override
    protected QueueMemory read(int writtenVersion, DataInputView in) throws IOException {
        QueueMemory memory = new QueueMemory();
        memory.reached = in.readLong();
        memory.next = in.readLong();
        memory.first = in.readLong();
        memory.last = in.readLong();
        memory.crowdedSince = in.readLong();
        memory.answeredAt = in.readLong();
        memory.arrivedAt = in.readLong();
        memory.activeAt = in.readLong();
        memory.silentSince = in.readLong();
        memory.silentUntil = in.readLong();
        memory.missed = in.readDouble();
        memory.signedIn = (int) Text.readLong(in);
        memory.agentsKnown = in.readBoolean();
        memory.overdue = (int) Text.readLong(in);
        long moves = Text.readLong(in);
        for (int i = 0; i < moves; i++) {
            Moves.Kind kind = KINDS[in.readByte()];
            long at = in.readLong();
            long since = at - Text.readLong(in);
            memory.ahead.add(new Move(kind, at, since, (int) Text.readLong(in)));
        }
        long moments = Text.readLong(in);
        for (int i = 0; i < moments; i++) {
            memory.waiting.change(in.readLong(), (int) Text.readLong(in));
        }
        readSums(memory.minutes, in);
        readSums(memory.quarters, in);
        readSums(memory.months, in);
        long lives = Text.readLong(in);
        for (int i = 0; i < lives; i++) {
            AlertLife life = memory.life(Trouble.valueOf(text().readPooled(in)));
            life.heardAt = in.readLong();
            life.troubled = in.readBoolean();
            life.since = in.readLong();
            life.startsAt = in.readLong();
        }
        return memory;
    }

    private static void writeSums(Map<Long, long[]> sums, DataOutputView out) throws IOException {
        Text.writeLong(sums.size(), out);
        for (Map.Entry<Long, long[]> entry : sums.entrySet()) {
            out.writeLong(entry.getKey());
            SumsFormat.write(entry.getValue(), out);
        }
    }

    private static void readSums(Map<Long, long[]> sums, DataInputView in) throws IOException {
        long size = Text.readLong(in);
        for (int i = 0; i < size; i++) {
            long[] values = new long[Measure.values().length];
            sums.put(in.readLong(), values);
            SumsFormat.read(values, in);
        }
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public QueueMemory copy(QueueMemory from) {
        return rewritten(from);
    }

    @Override
    public TypeSerializer<QueueMemory> duplicate() {
        return new QueueMemorySerializer();
    }

    @Override
    public TypeSerializerSnapshot<QueueMemory> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serializer in savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<QueueMemory> {
        /** For Flink. */
        public Snapshot() {
            super(QueueMemorySerializer::new);
        }
    }
}
