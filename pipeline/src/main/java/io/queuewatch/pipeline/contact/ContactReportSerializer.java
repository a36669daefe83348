package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.wire.SerializedBy;
import io.queuewatch.pipeline.wire.Text;
import io.queuewatch.pipeline.wire.VersionedSerializer;
import io.queuewatch.schemas.Direction;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes reports between operators and into state. */
public final class ContactReportSerializer extends VersionedSerializer<ContactReport> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    private static final Channel[] CHANNELS = Channel.values();
    private static final Direction[] DIRECTIONS = Direction.values();

    /** A serializer of the current version. */
    public ContactReportSerializer() {
        super(VERSION);
    }

    @Override
    protected void write(ContactReport report, DataOutputView out) throws IOException {
        Text strings = text();
        strings.write(report.contactId(), out);
        out.writeByte(report.channel().ordinal());
        out.writeByte(report.direction().ordinal());
        strings.write(report.customer(), out);
        strings.write(report.topic(), out);
        out.writeLong(report.begin());
        strings.write(report.firstQueue(), out);
        strings.write(report.firstSegment(), out);
        strings.write(report.queue(), out);
        strings.write(report.segment(), out);
        strings.write(report.handlingQueue(), out);
        Text.writeLong(report.handledAt(), out);
        Text.writeLong(report.resolvedAt(), out);
        Text.writeLong(report.agents(), out);
        out.writeBoolean(report.transferred());
        Text.writeLong(report.talkMs(), out);
        Text.writeLong(report.cost(), out);
        out.writeBoolean(report.withdrawn());
        out.writeBoolean(report.last());
    }

    @Override
    protected ContactReport read(int writtenVersion, DataInputView in) throws IOException {
        Text strings = text();
        return new ContactReport(
                strings.read(in),
                CHANNELS[in.readByte()],
                DIRECTIONS[in.readByte()],
                strings.read(in),
                strings.readPooled(in),
                in.readLong(),
                strings.readPooled(in),
                strings.readPooled(in),
                strings.readPooled(in),
                strings.readPooled(in),
                strings.readPooled(in),
                Text.readLong(in),
                Text.readLong(in),
                (int) Text.readLong(in),
                in.readBoolean(),
                Text.readLong(in),
                Text.readLong(in),
                in.readBoolean(),
                in.readBoolean());
    }

    @Override
    public TypeSerializer<ContactReport> duplicate() {
        return new ContactReportSerializer();
    }

    @Override
    public TypeSerializerSnapshot<ContactReport> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serializer in savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ContactReport> {
        /** For Flink. */
        public Snapshot() {
            super(ContactReportSerializer::new);
        }
    }

    /** Tells Flink of the serializer. */
    public static final class Factory extends SerializedBy.Factory<ContactReport> {
        /** For Flink. */
        public Factory() {
            super(ContactReport.class, new ContactReportSerializer());
        }
    }
}
