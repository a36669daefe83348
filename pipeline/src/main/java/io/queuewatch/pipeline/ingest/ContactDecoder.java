package io.queuewatch.pipeline.ingest;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.ContactEvent;
import io.queuewatch.pipeline.contact.EventKind;
import io.queuewatch.schemas.Author;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.ChatEvent;
import io.queuewatch.schemas.ChatEventType;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.Direction;
import io.queuewatch.schemas.EmailEvent;
import io.queuewatch.schemas.EmailEventType;
import io.queuewatch.schemas.EndedBy;
import io.queuewatch.schemas.LeaveReason;
import io.queuewatch.schemas.Moment;
import io.queuewatch.schemas.SocialEvent;
import io.queuewatch.schemas.SocialEventType;
import io.queuewatch.schemas.TransferKind;
import io.queuewatch.schemas.UnreadableException;
import java.util.Map;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * The events of one channel as contact events. The newest schema is read by hand, straight into the
 * event; any other published version is first brought to the newest by Avro. The records of all
 * channels begin with the same fields.
 */
final class ContactDecoder {

    private static final Direction[] DIRECTIONS = Direction.values();
    private static final TransferKind[] TRANSFERS = TransferKind.values();
    private static final LeaveReason[] REASONS = LeaveReason.values();
    private static final EndedBy[] ENDERS = EndedBy.values();
    private static final Moment[] MOMENTS = Moment.values();
    private static final Author[] AUTHORS = Author.values();

    /** Types that are named otherwise than the kind of event they are. */
    private static final Map<String, EventKind> NAMED_OTHERWISE =
            Map.of(
                    "ACCEPTED", EventKind.ANSWERED,
                    "RECEIVED", EventKind.QUEUED,
                    "CUSTOMER_REPLIED", EventKind.MESSAGE,
                    "ON_HOLD", EventKind.HELD);

    private final AvroCursor cursor = new AvroCursor();
    private final Channel channel;
    private final Codec<? extends SpecificRecordBase> codec;
    private final EventKind[] kinds;
    private final long newest;

    private ContactDecoder(
            Channel channel, Codec<? extends SpecificRecordBase> codec, Enum<?>[] types) {
        this.channel = channel;
        this.codec = codec;
        this.newest = SchemaNormalization.parsingFingerprint64(codec.schema());
        kinds = new EventKind[types.length];
        for (Enum<?> type : types) {
            kinds[type.ordinal()] = kind(type.name());
        }
    }

    /** A decoder of the channel's events. */
    static ContactDecoder of(Channel channel) {
        return switch (channel) {
            case VOICE ->
                    new ContactDecoder(channel, Codec.of(CallEvent.class), CallEventType.values());
            case CHAT ->
                    new ContactDecoder(channel, Codec.of(ChatEvent.class), ChatEventType.values());
            case EMAIL ->
                    new ContactDecoder(
                            channel, Codec.of(EmailEvent.class), EmailEventType.values());
            case SOCIAL ->
                    new ContactDecoder(
                            channel, Codec.of(SocialEvent.class), SocialEventType.values());
        };
    }

    /** The record type it reads. */
    String record() {
        return codec.schema().getName();
    }

    /** Fingerprint of the schema that is read by hand. */
    long newest() {
        return newest;
    }

    /**
     * The event in these bytes, its kind null where the type is unknown.
     *
     * @throws UnreadableException where the bytes do not fit their schema
     */
    ContactEvent decode(byte[] bytes, long fingerprint) throws UnreadableException {
        try {
            cursor.reset(fingerprint == newest ? bytes : codec.renew(bytes), Codec.HEADER_LENGTH);
            ContactEvent event = read();
            if (!cursor.atEnd()) {
                throw new AvroCursor.MalformedException("bytes are left behind the last field");
            }
            return event;
        } catch (AvroCursor.MalformedException e) {
            throw UnreadableException.corrupt(e);
        }
    }

    /**
     * In the order of the fields of CallEvent, ChatEvent, EmailEvent and SocialEvent, version 1.
     */
    private ContactEvent read() {
        ContactEvent event = new ContactEvent();
        event.channel = channel;
        event.eventId = cursor.readString();
        event.time = cursor.readLong();
        event.source = cursor.readPooled();
        event.sequence = cursor.readLong();
        event.revision = cursor.readInt();
        event.contactId = cursor.readString();
        int type = cursor.readIndex(kinds.length);
        event.kind = kinds[type];
        event.leg = cursor.readOptional();
        event.queue = cursor.readPooled();
        event.site = cursor.readPooled();
        event.segment = cursor.readPooled();
        event.priority = priority();
        event.customer = cursor.readOptional();
        event.topic = cursor.readPooled();
        event.agentId = cursor.readPooled();
        event.team = cursor.readPooled();
        event.moment = cursor.readIndex(2) == 0 ? null : MOMENTS[cursor.readIndex(MOMENTS.length)];
        event.direction = DIRECTIONS[cursor.readIndex(DIRECTIONS.length)];
        switch (channel) {
            case VOICE -> {
                readTransfer(event);
                readConversationEnd(event);
            }
            case CHAT -> {
                readAuthor(event, customerWrites(type));
                readTransfer(event);
                readConversationEnd(event);
            }
            case EMAIL -> readCorrespondence(event, type);
            case SOCIAL -> {
                cursor.skipOptionalString(); // network
                readCorrespondence(event, type);
            }
        }
        return event;
    }

    private void readTransfer(ContactEvent event) {
        event.toQueue = cursor.readPooled();
        event.toAgent = cursor.readPooled();
        event.transfer =
                cursor.readIndex(2) == 0 ? null : TRANSFERS[cursor.readIndex(TRANSFERS.length)];
    }

    private void readConversationEnd(ContactEvent event) {
        event.reason = cursor.readIndex(2) == 0 ? null : REASONS[cursor.readIndex(REASONS.length)];
        event.level = cursor.readOptionalInt(0);
        event.by = ENDERS[cursor.readIndex(ENDERS.length)];
        event.amount = cursor.readOptionalLong(0);
    }

    private void readCorrespondence(ContactEvent event, int type) {
        readAuthor(event, customerWrites(type));
        event.workTime = cursor.readOptionalLong(-1);
        readTransfer(event);
        event.level = cursor.readOptionalInt(0);
        event.amount = cursor.readOptionalLong(0);
    }

    private boolean customerWrites(int type) {
        return channel != Channel.CHAT && kinds[type] == EventKind.MESSAGE;
    }

    /** Who wrote, where the source does not say: whoever such an event is usually from. */
    private void readAuthor(ContactEvent event, boolean customerWrites) {
        if (cursor.readIndex(2) != 0) {
            event.author = AUTHORS[cursor.readIndex(AUTHORS.length)];
        } else if (customerWrites) {
            event.author = Author.CUSTOMER;
        } else if (event.kind == EventKind.REPLIED
                || (event.kind == EventKind.MESSAGE && event.agentId != null)) {
            event.author = Author.AGENT;
        }
    }

    /** An impossible priority, 0 among them, becomes -1; an absent one 0. */
    private int priority() {
        if (cursor.readIndex(2) == 0) {
            return 0;
        }
        int priority = cursor.readInt();
        return priority >= 1 && priority <= 4 ? priority : -1;
    }

    private static EventKind kind(String type) {
        if (type.equals("UNKNOWN")) {
            return null;
        }
        EventKind otherwise = NAMED_OTHERWISE.get(type);
        return otherwise == null ? EventKind.valueOf(type) : otherwise;
    }
}
