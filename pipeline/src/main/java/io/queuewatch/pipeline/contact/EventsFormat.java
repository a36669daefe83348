package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.wire.Text;
import io.queuewatch.schemas.Author;
import io.queuewatch.schemas.Direction;
import io.queuewatch.schemas.EndedBy;
import io.queuewatch.schemas.LeaveReason;
import io.queuewatch.schemas.Moment;
import io.queuewatch.schemas.TransferKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How the events of one contact are kept: of each is written what is other than in the one before
 * it, and of its id what the contact's does not say already. That is little: most of them share
 * customer, queue and source.
 */
final class EventsFormat {

    private static final Channel[] CHANNELS = Channel.values();
    private static final Direction[] DIRECTIONS = Direction.values();
    private static final TransferKind[] TRANSFERS = TransferKind.values();
    private static final LeaveReason[] REASONS = LeaveReason.values();
    private static final EndedBy[] ENDERS = EndedBy.values();
    private static final Moment[] MOMENTS = Moment.values();
    private static final Author[] AUTHORS = Author.values();

    /** The id of the event begins with that of its contact. */
    private static final int PREFIXED = 1;

    // What is other than before, the most usual first: that takes the fewest bytes.
    private static final int AGENT = 1 << 1;
    private static final int TEAM = 1 << 2;
    private static final int LEG = 1 << 3;
    private static final int QUEUE = 1 << 4;
    private static final int SITE = 1 << 5;
    private static final int TOPIC = 1 << 6;
    private static final int SEGMENT = 1 << 7;
    private static final int CUSTOMER = 1 << 8;
    private static final int SOURCE = 1 << 9;
    private static final int KIND_OF_CONTACT = 1 << 10;
    private static final int PARTITION = 1 << 11;

    // What few events have.
    private static final int REASON = 1 << 12;
    private static final int TO_QUEUE = 1 << 13;
    private static final int TO_AGENT = 1 << 14;
    private static final int TRANSFER = 1 << 15;
    private static final int MOMENT = 1 << 16;
    private static final int AUTHOR = 1 << 17;
    private static final int WORK_TIME = 1 << 18;
    private static final int LEVEL = 1 << 19;
    private static final int AMOUNT = 1 << 20;
    private static final int SELDOM = -REASON;

    private static final ContactEvent NOTHING = new ContactEvent();

    private final Text text;

    EventsFormat(Text text) {
        this.text = text;
    }

    void write(List<ContactEvent> events, String contactId, DataOutputView out) throws IOException {
        Text.writeLong(events.size(), out);
        ContactEvent before = NOTHING;
        for (int i = 0; i < events.size(); i++) {
            ContactEvent event = events.get(i);
            write(event, before, contactId, out);
            before = event;
        }
    }

    private void write(
            ContactEvent event, ContactEvent before, String contactId, DataOutputView out)
            throws IOException {
        int flags = flags(event, before, contactId);
        Text.writeLong(flags, out);
        out.writeByte(event.kind.ordinal());
        out.writeByte(event.by.ordinal());
        Text.writeLong(event.time - before.time, out);
        Text.writeLong(event.sequence - before.sequence, out);
        Text.writeLong(event.revision, out);
        Text.writeLong(event.offset - before.offset, out);
        text.writeFrom((flags & PREFIXED) == 0 ? 0 : contactId.length(), event.eventId, out);
        writeIf(flags & AGENT, event.agentId, out);
        writeIf(flags & TEAM, event.team, out);
        writeIf(flags & LEG, event.leg, out);
        writeIf(flags & QUEUE, event.queue, out);
        writeIf(flags & SITE, event.site, out);
        writeIf(flags & TOPIC, event.topic, out);
        writeIf(flags & SEGMENT, event.segment, out);
        writeIf(flags & CUSTOMER, event.customer, out);
        writeIf(flags & SOURCE, event.source, out);
        if ((flags & KIND_OF_CONTACT) != 0) {
            out.writeByte(event.channel.ordinal());
            out.writeByte(event.direction.ordinal());
            out.writeByte(event.priority);
        }
        if ((flags & PARTITION) != 0) {
            Text.writeLong(event.partition, out);
        }
        if ((flags & SELDOM) != 0) {
            writeSeldom(event, flags, out);
        }
    }

    private static int flags(ContactEvent event, ContactEvent before, String contactId) {
        return (event.eventId.startsWith(contactId) ? PREFIXED : 0)
                | other(event.agentId, before.agentId, AGENT)
                | other(event.team, before.team, TEAM)
                | other(event.leg, before.leg, LEG)
                | other(event.queue, before.queue, QUEUE)
                | other(event.site, before.site, SITE)
                | other(event.topic, before.topic, TOPIC)
                | other(event.segment, before.segment, SEGMENT)
                | other(event.customer, before.customer, CUSTOMER)
                | other(event.source, before.source, SOURCE)
                | (ofTheSameKindOfContact(event, before) ? 0 : KIND_OF_CONTACT)
                | (event.partition == before.partition ? 0 : PARTITION)
                | (event.reason == null ? 0 : REASON)
                | (event.toQueue == null ? 0 : TO_QUEUE)
                | (event.toAgent == null ? 0 : TO_AGENT)
                | (event.transfer == null ? 0 : TRANSFER)
                | (event.moment == null ? 0 : MOMENT)
                | (event.author == Author.UNKNOWN ? 0 : AUTHOR)
                | (event.workTime < 0 ? 0 : WORK_TIME)
                | (event.level == 0 ? 0 : LEVEL)
                | (event.amount == 0 ? 0 : AMOUNT);
    }

    private static int other(String value, String before, int flag) {
        return Objects.equals(value, before) ? 0 : flag;
    }

    private static boolean ofTheSameKindOfContact(ContactEvent event, ContactEvent before) {
        return event.channel == before.channel
                && event.direction == before.direction
                && event.priority == before.priority;
    }

    private void writeIf(int flag, String value, DataOutputView out) throws IOException {
        if (flag != 0) {
            text.write(value, out);
        }
    }

    private void writeSeldom(ContactEvent event, int flags, DataOutputView out) throws IOException {
        if ((flags & REASON) != 0) {
            out.writeByte(event.reason.ordinal());
        }
        writeIf(flags & TO_QUEUE, event.toQueue, out);
        writeIf(flags & TO_AGENT, event.toAgent, out);
        if ((flags & TRANSFER) != 0) {
            out.writeByte(event.transfer.ordinal());
        }
        if ((flags & MOMENT) != 0) {
            out.writeByte(event.moment.ordinal());
        }
        if ((flags & AUTHOR) != 0) {
            out.writeByte(event.author.ordinal());
        }
        if ((flags & WORK_TIME) != 0) {
            Text.writeLong(event.workTime, out);
        }
        if ((flags & LEVEL) != 0) {
            Text.writeLong(event.level, out);
        }
        if ((flags & AMOUNT) != 0) {
            Text.writeLong(event.amount, out);
        }
    }

    List<ContactEvent> read(String contactId, DataInputView in) throws IOException {
        int size = (int) Text.readLong(in);
        List<ContactEvent> events = new ArrayList<>(size + 2);
        ContactEvent before = NOTHING;
        for (int i = 0; i < size; i++) {
            before = read(before, contactId, in);
            events.add(before);
        }
        return events;
    }

    private ContactEvent read(ContactEvent before, String contactId, DataInputView in)
            throws IOException {
        ContactEvent event = new ContactEvent();
        int flags = (int) Text.readLong(in);
        event.contactId = contactId;
        event.kind = EventKind.of(in.readByte());
        event.by = ENDERS[in.readByte()];
        event.time = before.time + Text.readLong(in);
        event.sequence = before.sequence + Text.readLong(in);
        event.revision = (int) Text.readLong(in);
        event.offset = before.offset + Text.readLong(in);
        String id = text.read(in);
        event.eventId = (flags & PREFIXED) == 0 ? id : contactId.concat(id);
        event.agentId = (flags & AGENT) == 0 ? before.agentId : text.readPooled(in);
        event.team = (flags & TEAM) == 0 ? before.team : text.readPooled(in);
        event.leg = (flags & LEG) == 0 ? before.leg : text.read(in);
        event.queue = (flags & QUEUE) == 0 ? before.queue : text.readPooled(in);
        event.site = (flags & SITE) == 0 ? before.site : text.readPooled(in);
        event.topic = (flags & TOPIC) == 0 ? before.topic : text.readPooled(in);
        event.segment = (flags & SEGMENT) == 0 ? before.segment : text.readPooled(in);
        event.customer = (flags & CUSTOMER) == 0 ? before.customer : text.read(in);
        event.source = (flags & SOURCE) == 0 ? before.source : text.readPooled(in);
        boolean another = (flags & KIND_OF_CONTACT) != 0;
        event.channel = another ? CHANNELS[in.readByte()] : before.channel;
        event.direction = another ? DIRECTIONS[in.readByte()] : before.direction;
        event.priority = another ? in.readByte() : before.priority;
        event.partition = (flags & PARTITION) == 0 ? before.partition : (int) Text.readLong(in);
        if ((flags & SELDOM) != 0) {
            readSeldom(event, flags, in);
        }
        return event;
    }

    private void readSeldom(ContactEvent event, int flags, DataInputView in) throws IOException {
        event.reason = (flags & REASON) == 0 ? null : REASONS[in.readByte()];
        event.toQueue = (flags & TO_QUEUE) == 0 ? null : text.readPooled(in);
        event.toAgent = (flags & TO_AGENT) == 0 ? null : text.readPooled(in);
        event.transfer = (flags & TRANSFER) == 0 ? null : TRANSFERS[in.readByte()];
        event.moment = (flags & MOMENT) == 0 ? null : MOMENTS[in.readByte()];
        event.author = (flags & AUTHOR) == 0 ? Author.UNKNOWN : AUTHORS[in.readByte()];
        event.workTime = (flags & WORK_TIME) == 0 ? -1 : Text.readLong(in);
        event.level = (flags & LEVEL) == 0 ? 0 : (int) Text.readLong(in);
        event.amount = (flags & AMOUNT) == 0 ? 0 : Text.readLong(in);
    }
}
