package io.queuewatch.pipeline.outcome;

import io.queuewatch.pipeline.contact.ContactReport;
import io.queuewatch.pipeline.contact.ContactReportSerializer;
import io.queuewatch.pipeline.wire.Text;
import io.queuewatch.pipeline.wire.VersionedSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes what is remembered of a contact's outcome. */
final class OutcomeStateSerializer extends VersionedSerializer<OutcomeState> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    private final ContactReportSerializer reports = new ContactReportSerializer();
    private final OutcomeEventSerializer events = new OutcomeEventSerializer();

    OutcomeStateSerializer() {
        super(VERSION);
    }

    @Override
    protected void write(OutcomeState state, DataOutputView out) throws IOException {
        out.writeBoolean(state.report() != null);
        if (state.report() != null) {
            reports.serialize(state.report(), out);
        }
        Text.writeLong(state.events().size(), out);
        for (OutcomeEvent event : state.events()) {
            events.serialize(event, out);
        }
        out.writeLong(state.timer());
    }

    @Override
    protected OutcomeState read(int writtenVersion, DataInputView in) throws IOException {
        ContactReport report = in.readBoolean() ? reports.deserialize(in) : null;
        int size = (int) Text.readLong(in);
        List<OutcomeEvent> known = size == 0 ? List.of() : new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            known.add(events.deserialize(in));
        }
        return new OutcomeState(report, known, in.readLong());
    }

    @Override
    public TypeSerializer<OutcomeState> duplicate() {
        return new OutcomeStateSerializer();
    }

    @Override
    public TypeSerializerSnapshot<OutcomeState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serializer in savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<OutcomeState> {
        /** For Flink. */
        public Snapshot() {
            super(OutcomeStateSerializer::new);
        }
    }
}
