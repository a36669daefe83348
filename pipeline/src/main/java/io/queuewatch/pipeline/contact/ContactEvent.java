package io.queuewatch.pipeline.contact;

import io.queuewatch.schemas.Author;
import io.queuewatch.schemas.Direction;
import io.queuewatch.schemas.EndedBy;
import io.queuewatch.schemas.LeaveReason;
import io.queuewatch.schemas.Moment;
import io.queuewatch.schemas.TransferKind;
import java.util.Comparator;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * An event of any channel, reduced to what the lives of contacts are read from. Mutable, since it
 * is built anew for every event read; nobody changes it afterwards.
 */
@TypeInfo(ContactEventSerializer.Factory.class)
public final class ContactEvent {

    /** The order in which a life is read: time, sequence, order of a life, id. */
    public static final Comparator<ContactEvent> ORDER = ContactEvent::compare;

    /** The channel it came by. */
    public Channel channel;

    /** What happened. */
    public EventKind kind;

    /** When it happened, in milliseconds since 1970. */
    public long time;

    /** Order within the source. */
    public long sequence;

    /** A higher revision replaces the event of the same id. */
    public int revision;

    /** The system it came from, or null. */
    public String source;

    /** The customer's request. */
    public String contactId;

    /** Unique within the contact. */
    public String eventId;

    /** The source's record of a part of the contact, or null. */
    public String leg;

    /** The queue, or null. */
    public String queue;

    /** The site, or null. */
    public String site;

    /** The customer's segment, or null. */
    public String segment;

    /** 1 to 4, or 0 where unknown. */
    public int priority;

    /** The agent, or null. */
    public String agentId;

    /** The agent's team, or null. */
    public String team;

    /** The customer as a keyed hash, or null. */
    public String customer;

    /** What it is about, or null. */
    public String topic;

    /** The moment of the customer's journey, or null. */
    public Moment moment;

    /** Who began the contact. */
    public Direction direction = Direction.INBOUND;

    /** Where it was transferred to, or null. */
    public String toQueue;

    /** To whom it was transferred, or null. */
    public String toAgent;

    /** How it was transferred, or null. */
    public TransferKind transfer;

    /** Why the queue was left, or null. */
    public LeaveReason reason;

    /** Who ended it. */
    public EndedBy by = EndedBy.UNKNOWN;

    /** Who wrote a message or a reply; UNKNOWN where it is neither. */
    public Author author = Author.UNKNOWN;

    /** REPLIED: the agent's work on the reply in milliseconds, or -1 where it was not told. */
    public long workTime = -1;

    /** ESCALATED: the level reached, or 0. */
    public int level;

    /** CREDITED: what was paid, in minor units. */
    public long amount;

    /** Partition it was read from. */
    public int partition;

    /** Offset it was read at. */
    public long offset;

    /** Whether the customer began the contact; others are counted in {@code outbound} alone. */
    public boolean inbound() {
        return direction == Direction.INBOUND;
    }

    /** Whether it is the same event, in this revision or another. */
    boolean sameId(ContactEvent other) {
        // Strings know their hashes: most ids are told apart without being read.
        return eventId.hashCode() == other.eventId.hashCode() && eventId.equals(other.eventId);
    }

    private static int compare(ContactEvent one, ContactEvent other) {
        int order = Long.compare(one.time, other.time);
        if (order == 0) {
            order = Long.compare(one.sequence, other.sequence);
        }
        if (order == 0) {
            order = Integer.compare(one.kind.rank(), other.kind.rank());
        }
        return order == 0 ? one.eventId.compareTo(other.eventId) : order;
    }
}
