package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.wire.Text;
import io.queuewatch.pipeline.wire.VersionedSerializer;
import io.queuewatch.schemas.AlertState;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes what is remembered of a channel; troubles by name, so that there may be others. */
final class ChannelMemorySerializer extends VersionedSerializer<ChannelMemory> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    ChannelMemorySerializer() {
        super(VERSION);
    }

    @Override
    protected void write(ChannelMemory memory, DataOutputView out) throws IOException {
        out.writeBoolean(memory.silent);
        Text.writeLong(memory.queues.size(), out);
        for (String queue : memory.queues) {
            text().write(queue, out);
        }
        writeTurns(memory.firing, out);
        writeTurns(memory.held, out);
        Text.writeLong(memory.incidents.size(), out);
        for (ChannelIncident incident : memory.incidents.values()) {
            writeTurn(incident.told, out);
            out.writeLong(incident.calledAt);
            out.writeBoolean(incident.wide);
            out.writeLong(incident.overSince);
        }
    }

    @Override
    protected ChannelMemory read(int writtenVersion, DataInputView in) throws IOException {
        ChannelMemory memory = new ChannelMemory();
        memory.silent = in.readBoolean();
        long queues = Text.readLong(in);
        for (int i = 0; i < queues; i++) {
            memory.queues.add(text().readPooled(in));
        }
        readTurns(memory.firing, in);
        readTurns(memory.held, in);
        long incidents = Text.readLong(in);
        for (int i = 0; i < incidents; i++) {
            QueueTurn told = readTurn(in);
            ChannelIncident incident = new ChannelIncident(told, in.readLong(), in.readBoolean());
            incident.overSince = in.readLong();
            memory.incidents.put(told.queue, incident);
        }
        return memory;
    }

    private void writeTurns(Map<String, QueueTurn> turns, DataOutputView out) throws IOException {
        Text.writeLong(turns.size(), out);
        for (QueueTurn turn : turns.values()) {
            writeTurn(turn, out);
        }
    }

    private void readTurns(Map<String, QueueTurn> turns, DataInputView in) throws IOException {
        long size = Text.readLong(in);
        for (int i = 0; i < size; i++) {
            QueueTurn turn = readTurn(in);
            turns.put(ChannelMemory.cause(turn), turn);
        }
    }

    private void writeTurn(QueueTurn turn, DataOutputView out) throws IOException {
        text().write(turn.channel, out);
        text().write(turn.queue, out);
        text().write(turn.trouble.name(), out);
        text().write(turn.state.name(), out);
        out.writeLong(turn.startsAt);
        out.writeLong(turn.endsAt);
        out.writeLong(turn.at);
        out.writeLong(turn.said);
        text().write(turn.summary, out);
        text().write(turn.description, out);
    }

    private QueueTurn readTurn(DataInputView in) throws IOException {
        QueueTurn turn = new QueueTurn();
        turn.channel = text().readPooled(in);
        turn.queue = text().readPooled(in);
        turn.trouble = Trouble.valueOf(text().readPooled(in));
        turn.state = AlertState.valueOf(text().readPooled(in));
        turn.startsAt = in.readLong();
        turn.endsAt = in.readLong();
        turn.at = in.readLong();
        turn.said = in.readLong();
        turn.summary = text().read(in);
        turn.description = text().read(in);
        return turn;
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public ChannelMemory copy(ChannelMemory from) {
        return rewritten(from);
    }

    @Override
    public TypeSerializer<ChannelMemory> duplicate() {
        return new ChannelMemorySerializer();
    }

    @Override
    public TypeSerializerSnapshot<ChannelMemory> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serializer in savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ChannelMemory> {
        /** For Flink. */
        public Snapshot() {
            super(ChannelMemorySerializer::new);
        }
    }
}
