package io.queuewatch.pipeline.ingest;

import io.queuewatch.pipeline.contact.ContactEvent;
import io.queuewatch.schemas.DeadLetterReason;

/**
 * A record as it came from an input topic: an event, a time mark, or bytes that are neither. A POJO
 * for Flink; one object serves one record after the other.
 */
public class Inbound {

    /** What it is. */
    public enum Kind {
        /** An event of a contact. */
        EVENT,
        /** Event time has reached a moment. */
        MARK,
        /** Nothing that can be used. */
        REFUSED
    }

    /** What it is. */
    public Kind kind;

    /** EVENT: the event. */
    public ContactEvent event;

    /** MARK: the moment reached, in milliseconds; {@code Long.MAX_VALUE} at the end of a replay. */
    public long mark;

    /** REFUSED: why. */
    public DeadLetterReason reason;

    /** REFUSED: what is wrong, in words. */
    public String detail;

    /** REFUSED: the bytes as received. */
    public byte[] payload;

    /** Topic it was read from. */
    public String topic;

    /** Partition it was read from. */
    public int partition;

    /** Offset it was read at. */
    public long offset;
}
