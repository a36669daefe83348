package io.queuewatch.pipeline.ingest;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.ContactEvent;
import io.queuewatch.pipeline.contact.EventKind;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.Direction;
import io.queuewatch.schemas.EndedBy;
import io.queuewatch.schemas.LeaveReason;
import io.queuewatch.schemas.TransferKind;
import io.queuewatch.schemas.UnreadableException;
import org.apache.avro.SchemaNormalization;

/**
 * Calls as contact events. The newest schema is read by hand, straight into the event and without
 * what is not used; any other published version by Avro.
 */
final class CallDecoder {

    /** Fingerprint of the schema that is read by hand: version 1. */
    static final long NEWEST = SchemaNormalization.parsingFingerprint64(CallEvent.getClassSchema());

    private static final CallEventType[] TYPES = CallEventType.values();
    private static final Direction[] DIRECTIONS = Direction.values();
    private static final TransferKind[] TRANSFERS = TransferKind.values();
    private static final LeaveReason[] REASONS = LeaveReason.values();
    private static final EndedBy[] ENDERS = EndedBy.values();
    private static final int MOMENTS = io.queuewatch.schemas.Moment.values().length;

    private final AvroCursor cursor = new AvroCursor();
    private final Codec<CallEvent> codec = Codec.of(CallEvent.class);

    /**
     * The event in these bytes, its kind null where the type is unknown.
     *
     * @throws UnreadableException where the bytes do not fit their schema
     */
    ContactEvent decode(byte[] bytes, long fingerprint) throws UnreadableException {
        if (fingerprint != NEWEST) {
            return convert(codec.decode(bytes));
        }
        try {
            cursor.reset(bytes, Codec.HEADER_LENGTH);
            ContactEvent event = read();
            if (!cursor.atEnd()) {
                throw new AvroCursor.MalformedException("bytes are left behind the last field");
            }
            return event;
        } catch (AvroCursor.MalformedException e) {
            throw UnreadableException.corrupt(e);
        }
    }

    /** In the order of the fields of CallEvent, version 1. */
    private ContactEvent read() {
        ContactEvent event = new ContactEvent();
        event.channel = Channel.VOICE;
        event.eventId = cursor.readString();
        event.time = cursor.readLong();
        cursor.skipOptionalString(); // source
        event.sequence = cursor.readLong();
        event.revision = cursor.readInt();
        event.contactId = cursor.readString();
        event.kind = kind(TYPES[cursor.readIndex(TYPES.length)]);
        event.leg = cursor.readOptional();
        event.queue = cursor.readPooled();
        event.site = cursor.readPooled();
        event.segment = cursor.readPooled();
        event.priority = priority(cursor.readIndex(2) == 0 ? null : cursor.readInt());
        cursor.skipOptionalString(); // customer
        cursor.skipOptionalString(); // topic
        event.agentId = cursor.readPooled();
        cursor.skipOptionalString(); // team
        if (cursor.readIndex(2) != 0) {
            cursor.readIndex(MOMENTS);
        }
        event.inbound = DIRECTIONS[cursor.readIndex(DIRECTIONS.length)] == Direction.INBOUND;
        event.toQueue = cursor.readPooled();
        event.toAgent = cursor.readPooled();
        event.transfer =
                cursor.readIndex(2) == 0 ? null : TRANSFERS[cursor.readIndex(TRANSFERS.length)];
        event.reason = cursor.readIndex(2) == 0 ? null : REASONS[cursor.readIndex(REASONS.length)];
        cursor.skipOptionalNumber(); // level
        event.by = ENDERS[cursor.readIndex(ENDERS.length)];
        cursor.skipOptionalNumber(); // amount
        return event;
    }

    private static ContactEvent convert(CallEvent call) {
        ContactEvent event = new ContactEvent();
        event.channel = Channel.VOICE;
        event.eventId = call.getEventId();
        event.time = call.getEventTime().toEpochMilli();
        event.sequence = call.getSequence();
        event.revision = call.getRevision();
        event.contactId = call.getContactId();
        event.kind = kind(call.getType());
        event.leg = call.getLeg();
        event.queue = call.getQueue();
        event.site = call.getSite();
        event.segment = call.getSegment();
        event.priority = priority(call.getPriority());
        event.agentId = call.getAgentId();
        event.inbound = call.getDirection() == Direction.INBOUND;
        event.toQueue = call.getToQueue();
        event.toAgent = call.getToAgent();
        event.transfer = call.getTransfer();
        event.reason = call.getReason();
        event.by = call.getBy();
        return event;
    }

    /** An impossible priority, 0 among them, becomes -1; an absent one 0. */
    private static int priority(Integer priority) {
        if (priority == null) {
            return 0;
        }
        return priority >= 1 && priority <= 4 ? priority : -1;
    }

    private static EventKind kind(CallEventType type) {
        return switch (type) {
            case INITIATED -> EventKind.INITIATED;
            case QUEUED -> EventKind.QUEUED;
            case RINGING -> EventKind.RINGING;
            case RING_NO_ANSWER -> EventKind.RING_NO_ANSWER;
            case ANSWERED -> EventKind.ANSWERED;
            case HELD -> EventKind.HELD;
            case RESUMED -> EventKind.RESUMED;
            case CONSULT_STARTED -> EventKind.CONSULT_STARTED;
            case CONSULT_ENDED -> EventKind.CONSULT_ENDED;
            case TRANSFERRED -> EventKind.TRANSFERRED;
            case ABANDONED -> EventKind.ABANDONED;
            case LEFT_QUEUE -> EventKind.LEFT_QUEUE;
            case CALLBACK_SCHEDULED -> EventKind.CALLBACK_SCHEDULED;
            case CALLBACK_ATTEMPTED -> EventKind.CALLBACK_ATTEMPTED;
            case CALLBACK_REACHED -> EventKind.CALLBACK_REACHED;
            case CALLBACK_EXPIRED -> EventKind.CALLBACK_EXPIRED;
            case ESCALATED -> EventKind.ESCALATED;
            case UPDATED -> EventKind.UPDATED;
            case ENDED -> EventKind.ENDED;
            case WRAPPED_UP -> EventKind.WRAPPED_UP;
            case RESOLVED -> EventKind.RESOLVED;
            case REOPENED -> EventKind.REOPENED;
            case CREDITED -> EventKind.CREDITED;
            case UNKNOWN -> null;
        };
    }
}
