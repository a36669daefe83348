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

/** Writes what contacts mean to their customer, between operators and into state. */
public final class CustomerContactSerializer extends VersionedSerializer<CustomerContact> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    private static final Channel[] CHANNELS = Channel.values();
    private static final CustomerContact.State[] STATES = CustomerContact.State.values();

    /** A serializer of the current version. */
    public CustomerContactSerializer() {
        super(VERSION);
    }

    @Override
    protected void write(CustomerContact contact, DataOutputView out) throws IOException {
        Text strings = text();
        strings.write(contact.customer(), out);
        strings.write(contact.contactId(), out);
        out.writeByte(contact.channel().ordinal());
        strings.write(contact.queue(), out);
        strings.write(contact.segment(), out);
        strings.write(contact.topic(), out);
        out.writeLong(contact.begin());
        Text.writeLong(contact.handledAt(), out);
        Text.writeLong(contact.resolvedAt(), out);
        out.writeBoolean(contact.reopened());
        out.writeBoolean(contact.inOneGo());
        out.writeByte(contact.state().ordinal());
    }

    @Override
    protected CustomerContact read(int writtenVersion, DataInputView in) throws IOException {
        Text strings = text();
        return new CustomerContact(
                strings.read(in),
                strings.read(in),
                CHANNELS[in.readByte()],
                strings.readPooled(in),
                strings.readPooled(in),
                strings.readPooled(in),
                in.readLong(),
                Text.readLong(in),
                Text.readLong(in),
                in.readBoolean(),
                in.readBoolean(),
                STATES[in.readByte()]);
    }

    @Override
    public TypeSerializer<CustomerContact> duplicate() {
        return new CustomerContactSerializer();
    }

    @Override
    public TypeSerializerSnapshot<CustomerContact> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serializer in savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<CustomerContact> {
        /** For Flink. */
        public Snapshot() {
            super(CustomerContactSerializer::new);
        }
    }

    /** Tells Flink of the serializer. */
    public static final class Factory extends SerializedBy.Factory<CustomerContact> {
        /** For Flink. */
        public Factory() {
            super(CustomerContact.class, new CustomerContactSerializer());
        }
    }
}
