package io.queuewatch.pipeline.outcome;

import io.queuewatch.pipeline.wire.Text;
import io.queuewatch.pipeline.wire.VersionedSerializer;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes what is remembered of a customer. */
final class CustomerHistorySerializer extends VersionedSerializer<CustomerHistory> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    private final CustomerContactSerializer contacts = new CustomerContactSerializer();

    CustomerHistorySerializer() {
        super(VERSION);
    }

    @Override
    protected void write(CustomerHistory history, DataOutputView out) throws IOException {
        Text.writeLong(history.contacts.size(), out);
        for (CustomerContact contact : history.contacts) {
            contacts.serialize(contact, out);
        }
        Text.writeLong(history.settled.size(), out);
        for (Map.Entry<String, Long> entry : history.settled.entrySet()) {
            text().write(entry.getKey(), out);
            out.writeLong(entry.getValue());
        }
        out.writeLong(history.readAt);
        out.writeLong(history.timer);
    }

    @Override
    protected CustomerHistory read(int writtenVersion, DataInputView in) throws IOException {
        CustomerHistory history = new CustomerHistory();
        int size = (int) Text.readLong(in);
        for (int i = 0; i < size; i++) {
            history.contacts.add(contacts.deserialize(in));
        }
        int topics = (int) Text.readLong(in);
        for (int i = 0; i < topics; i++) {
            history.settle(text().readPooled(in), in.readLong());
        }
        history.readAt = in.readLong();
        history.timer = in.readLong();
        return history;
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public CustomerHistory copy(CustomerHistory from) {
        return from.copy();
    }

    @Override
    public TypeSerializer<CustomerHistory> duplicate() {
        return new CustomerHistorySerializer();
    }

    @Override
    public TypeSerializerSnapshot<CustomerHistory> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serializer in savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<CustomerHistory> {
        /** For Flink. */
        public Snapshot() {
            super(CustomerHistorySerializer::new);
        }
    }
}
