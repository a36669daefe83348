package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.wire.SerializedBy;
import io.queuewatch.pipeline.wire.Text;
import io.queuewatch.pipeline.wire.VersionedSerializer;
import io.queuewatch.schemas.Author;
import io.queuewatch.schemas.Direction;
import io.queuewatch.schemas.EndedBy;
import io.queuewatch.schemas.LeaveReason;
import io.queuewatch.schemas.Moment;
import io.queuewatch.schemas.TransferKind;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes events between operators: what is absent costs a bit. */
public final class ContactEventSerializer extends VersionedSerializer<ContactEvent> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 2;

    private static final Channel[] CHANNELS = Channel.values();
    private static final TransferKind[] TRANSFERS = TransferKind.values();
    private static final LeaveReason[] REASONS = LeaveReason.values();
    private static final EndedBy[] ENDERS = EndedBy.values();
    private static final Moment[] MOMENTS = Moment.values();
    private static final Author[] AUTHORS = Author.values();

    private static final int LEG = 1;
    private static final int QUEUE = 1 << 1;
    private static final int SITE = 1 << 2;
    private static final int SEGMENT = 1 << 3;
    private static final int AGENT = 1 << 4;
    private static final int TO_QUEUE = 1 << 5;
    private static final int TO_AGENT = 1 << 6;
    private static final int TRANSFER = 1 << 7;
    private static final int REASON = 1 << 8;
    private static final int INBOUND = 1 << 9;
    private static final int PROACTIVE = 1 << 10;
    private static final int SOURCE = 1 << 11;
    private static final int TEAM = 1 << 12;
    private static final int CUSTOMER = 1 << 13;
    private static final int TOPIC = 1 << 14;
    private static final int MOMENT = 1 << 15;
    private static final int AUTHOR = 1 << 16;
    private static final int WORK_TIME = 1 << 17;
    private static final int LEVEL = 1 << 18;
    private static final int AMOUNT = 1 << 19;
    private static final int VERSION_1 = SOURCE - 1;

    /** A serializer of the current version. */
    public ContactEventSerializer() {
        super(VERSION);
    }

    @Override
    protected void write(ContactEvent event, DataOutputView out) throws IOException {
        Text strings = text();
        int present =
                (event.leg == null ? 0 : LEG)
                        | (event.queue == null ? 0 : QUEUE)
                        | (event.site == null ? 0 : SITE)
                        | (event.segment == null ? 0 : SEGMENT)
                        | (event.agentId == null ? 0 : AGENT)
                        | (event.toQueue == null ? 0 : TO_QUEUE)
                        | (event.toAgent == null ? 0 : TO_AGENT)
                        | (event.transfer == null ? 0 : TRANSFER)
                        | (event.reason == null ? 0 : REASON)
                        | (event.inbound() ? INBOUND : 0)
                        | (event.direction == Direction.PROACTIVE ? PROACTIVE : 0)
                        | (event.source == null ? 0 : SOURCE)
                        | (event.team == null ? 0 : TEAM)
                        | (event.customer == null ? 0 : CUSTOMER)
                        | (event.topic == null ? 0 : TOPIC)
                        | (event.moment == null ? 0 : MOMENT)
                        | (event.author == Author.UNKNOWN ? 0 : AUTHOR)
                        | (event.workTime < 0 ? 0 : WORK_TIME)
                        | (event.level == 0 ? 0 : LEVEL)
                        | (event.amount == 0 ? 0 : AMOUNT);
        Text.writeLong(present, out);
        out.writeByte(event.channel.ordinal());
        out.writeByte(event.kind.ordinal());
        out.writeByte(event.by.ordinal());
        out.writeByte(event.priority);
        out.writeLong(event.time);
        Text.writeLong(event.sequence, out);
        Text.writeLong(event.revision, out);
        strings.write(event.contactId, out);
        strings.write(event.eventId, out);
        Text.writeLong(event.partition, out);
        Text.writeLong(event.offset, out);
        if (event.leg != null) {
            strings.write(event.leg, out);
        }
        if (event.queue != null) {
            strings.write(event.queue, out);
        }
        if (event.site != null) {
            strings.write(event.site, out);
        }
        if (event.segment != null) {
            strings.write(event.segment, out);
        }
        if (event.agentId != null) {
            strings.write(event.agentId, out);
        }
        if (event.toQueue != null) {
            strings.write(event.toQueue, out);
        }
        if (event.toAgent != null) {
            strings.write(event.toAgent, out);
        }
        if (event.transfer != null) {
            out.writeByte(event.transfer.ordinal());
        }
        if (event.reason != null) {
            out.writeByte(event.reason.ordinal());
        }
        if ((present & ~VERSION_1) != 0) {
            writeRest(event, out);
        }
    }

    /** What calls seldom have, in the order of the flags. */
    private void writeRest(ContactEvent event, DataOutputView out) throws IOException {
        Text strings = text();
        if (event.source != null) {
            strings.write(event.source, out);
        }
        if (event.team != null) {
            strings.write(event.team, out);
        }
        if (event.customer != null) {
            strings.write(event.customer, out);
        }
        if (event.topic != null) {
            strings.write(event.topic, out);
        }
        if (event.moment != null) {
            out.writeByte(event.moment.ordinal());
        }
        if (event.author != Author.UNKNOWN) {
            out.writeByte(event.author.ordinal());
        }
        if (event.workTime >= 0) {
            Text.writeLong(event.workTime, out);
        }
        if (event.level != 0) {
            Text.writeLong(event.level, out);
        }
        if (event.amount != 0) {
            Text.writeLong(event.amount, out);
        }
    }

    @Override
    protected ContactEvent read(int writtenVersion, DataInputView in) throws IOException {
        Text strings = text();
        ContactEvent event = new ContactEvent();
        int present = writtenVersion == 1 ? in.readShort() : (int) Text.readLong(in);
        event.channel = CHANNELS[in.readByte()];
        event.kind = EventKind.of(in.readByte());
        event.by = ENDERS[in.readByte()];
        event.priority = in.readByte();
        event.time = in.readLong();
        event.sequence = Text.readLong(in);
        event.revision = (int) Text.readLong(in);
        event.contactId = strings.read(in);
        event.eventId = strings.read(in);
        event.partition = (int) Text.readLong(in);
        event.offset = Text.readLong(in);
        event.leg = (present & LEG) == 0 ? null : strings.read(in);
        event.queue = (present & QUEUE) == 0 ? null : strings.readPooled(in);
        event.site = (present & SITE) == 0 ? null : strings.readPooled(in);
        event.segment = (present & SEGMENT) == 0 ? null : strings.readPooled(in);
        event.agentId = (present & AGENT) == 0 ? null : strings.readPooled(in);
        event.toQueue = (present & TO_QUEUE) == 0 ? null : strings.readPooled(in);
        event.toAgent = (present & TO_AGENT) == 0 ? null : strings.readPooled(in);
        event.transfer = (present & TRANSFER) == 0 ? null : TRANSFERS[in.readByte()];
        event.reason = (present & REASON) == 0 ? null : REASONS[in.readByte()];
        event.direction = direction(present);
        if ((present & ~VERSION_1) != 0) {
            readRest(event, present, in);
        }
        return event;
    }

    private static Direction direction(int present) {
        if ((present & INBOUND) != 0) {
            return Direction.INBOUND;
        }
        return (present & PROACTIVE) == 0 ? Direction.OUTBOUND : Direction.PROACTIVE;
    }

    private void readRest(ContactEvent event, int present, DataInputView in) throws IOException {
        Text strings = text();
        event.source = (present & SOURCE) == 0 ? null : strings.readPooled(in);
        event.team = (present & TEAM) == 0 ? null : strings.readPooled(in);
        event.customer = (present & CUSTOMER) == 0 ? null : strings.read(in);
        event.topic = (present & TOPIC) == 0 ? null : strings.readPooled(in);
        event.moment = (present & MOMENT) == 0 ? null : MOMENTS[in.readByte()];
        event.author = (present & AUTHOR) == 0 ? Author.UNKNOWN : AUTHORS[in.readByte()];
        event.workTime = (present & WORK_TIME) == 0 ? -1 : Text.readLong(in);
        event.level = (present & LEVEL) == 0 ? 0 : (int) Text.readLong(in);
        event.amount = (present & AMOUNT) == 0 ? 0 : Text.readLong(in);
    }

    @Override
    public TypeSerializer<ContactEvent> duplicate() {
        return new ContactEventSerializer();
    }

    @Override
    public TypeSerializerSnapshot<ContactEvent> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the serializer in savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ContactEvent> {
        /** For Flink. */
        public Snapshot() {
            super(ContactEventSerializer::new);
        }
    }

    /** Tells Flink of the serializer. */
    public static final class Factory extends SerializedBy.Factory<ContactEvent> {
        /** For Flink. */
        public Factory() {
            super(ContactEvent.class, new ContactEventSerializer());
        }
    }
}
