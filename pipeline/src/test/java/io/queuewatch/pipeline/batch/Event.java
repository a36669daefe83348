package io.queuewatch.pipeline.batch;

import io.queuewatch.schemas.Author;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.ChatEvent;
import io.queuewatch.schemas.Direction;
import io.queuewatch.schemas.EmailEvent;
import io.queuewatch.schemas.EndedBy;
import io.queuewatch.schemas.LeaveReason;
import io.queuewatch.schemas.Moment;
import io.queuewatch.schemas.TransferKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecordBase;

/** An event of any channel, as far as lives are read from it. */
final class Event {

    /** What happened; several channels have words of their own for the same. */
    enum Type {
        UNKNOWN,
        INITIATED,
        QUEUED,
        ANSWERED,
        LEFT_QUEUE,
        ABANDONED,
        MESSAGE,
        TRANSFERRED,
        ENDED,
        WRAPPED_UP,
        HELD,
        RESUMED,
        CONSULT_STARTED,
        CONSULT_ENDED,
        CALLBACK_SCHEDULED,
        CALLBACK_ATTEMPTED,
        CALLBACK_REACHED,
        CALLBACK_EXPIRED,
        RESOLVED,
        REOPENED,
        DISCARDED,
        OTHER
    }

    /** The order in which a life is read. */
    static final Comparator<Event> ORDER =
            Comparator.comparing((Event event) -> event.time)
                    .thenComparing(event -> event.sequence)
                    .thenComparing(Event::rank)
                    .thenComparing(event -> event.eventId);

    final String channel;
    final Type type;
    final Instant time;
    final long sequence;
    final int revision;
    final String eventId;
    final String contactId;
    final String source;
    final String leg;
    final String queue;
    final String segment;
    final String site;
    final Integer priority;
    final String topic;
    final String moment;
    final String agentId;
    final String team;
    final boolean inbound;
    final String toQueue;
    final String toAgent;
    final boolean attended;
    final LeaveReason reason;
    final boolean byCustomer;
    final Long workTime;

    /** The level reached by an escalation; null: not known. */
    final Integer level;

    /** Who wrote; null: not known, or nobody did. */
    final Author author;

    /** Keyed hash; null: not known. */
    final String customer;

    final String direction;

    /** In minor units. */
    final long credit;

    private final SpecificRecordBase record;

    Event(SpecificRecordBase record) {
        this.record = record;
        channel = channel(record);
        type = type();
        time = field("eventTime", Instant.class);
        sequence = field("sequence", Long.class);
        revision = field("revision", Integer.class);
        eventId = text("eventId");
        contactId = text("contactId");
        source = text("source");
        leg = text("leg");
        queue = text("queue");
        segment = text("segment");
        site = text("site");
        priority = field("priority", Integer.class);
        topic = text("topic");
        Moment named = field("moment", Moment.class);
        moment = named == null || named == Moment.UNKNOWN ? null : Tags.label(named);
        agentId = text("agentId");
        team = text("team");
        inbound = field("direction", Direction.class) == Direction.INBOUND;
        direction = field("direction", Direction.class).toString().toLowerCase(Locale.ROOT);
        customer = text("customer");
        Long amount = field("amount", Long.class);
        credit = amount == null ? 0 : amount;
        toQueue = text("toQueue");
        toAgent = text("toAgent");
        attended = field("transfer", TransferKind.class) == TransferKind.ATTENDED;
        reason = field("reason", LeaveReason.class);
        EndedBy by = field("by", EndedBy.class);
        byCustomer = by == EndedBy.CUSTOMER || by == EndedBy.UNKNOWN;
        workTime = field("workTime", Long.class);
        level = field("level", Integer.class);
        author = author();
    }

    private static String channel(SpecificRecordBase record) {
        if (record instanceof CallEvent) {
            return "voice";
        }
        if (record instanceof ChatEvent) {
            return "chat";
        }
        return record instanceof EmailEvent ? "email" : "social";
    }

    private Type type() {
        String name = record.get("type").toString();
        return switch (name) {
            case "ACCEPTED" -> Type.ANSWERED;
            case "RECEIVED" -> Type.QUEUED;
            case "REPLIED", "CUSTOMER_REPLIED" -> Type.MESSAGE;
            case "RESUMED" -> channel.equals("voice") ? Type.RESUMED : Type.OTHER;
            case "RINGING",
                    "RING_NO_ANSWER",
                    "ESCALATED",
                    "UPDATED",
                    "CREDITED",
                    "ASSIGNED",
                    "ON_HOLD" ->
                    Type.OTHER;
            default -> Type.valueOf(name);
        };
    }

    private Author author() {
        Author named = field("author", Author.class);
        if (type != Type.MESSAGE || named != null) {
            return named;
        }
        if (named("CUSTOMER_REPLIED")) {
            return Author.CUSTOMER;
        }
        return named("REPLIED") || agentId != null ? Author.AGENT : null;
    }

    /** Whether its channel calls it so. */
    boolean named(String type) {
        return record.get("type").toString().equals(type);
    }

    boolean isEscalatedToLevelTwo() {
        return named("ESCALATED") && (level == null || level != 1);
    }

    boolean isOnHold() {
        return named("ON_HOLD");
    }

    boolean isResumed() {
        return named("RESUMED");
    }

    private String text(String field) {
        return field(field, String.class);
    }

    private <T> T field(String field, Class<T> type) {
        return record.getSchema().getField(field) == null ? null : type.cast(record.get(field));
    }

    /** Whether contacts of this channel are answered by writing, and have no end but resolution. */
    boolean isWritten() {
        return isWritten(channel);
    }

    static boolean isWritten(String channel) {
        return channel.equals("email") || channel.equals("social");
    }

    private int rank() {
        return switch (type) {
            case INITIATED, QUEUED -> 0;
            case ANSWERED -> 1;
            case MESSAGE -> named("REPLIED") ? 1 : 7;
            case LEFT_QUEUE -> 2;
            case ABANDONED -> 3;
            case TRANSFERRED -> 4;
            case ENDED -> 5;
            case WRAPPED_UP -> 6;
            default -> 7;
        };
    }

    /** Whether anything can be made of it. */
    boolean isValid() {
        return type != Type.UNKNOWN
                && !eventId.isEmpty()
                && !contactId.isEmpty()
                && (type != Type.QUEUED || queue != null)
                && (priority == null || (priority >= 1 && priority <= 4))
                && (workTime == null || workTime >= 0);
    }
}
