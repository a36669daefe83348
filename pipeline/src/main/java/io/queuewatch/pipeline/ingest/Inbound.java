package io.queuewatch.pipeline.ingest;

import io.queuewatch.pipeline.agent.AgentChange;
import io.queuewatch.pipeline.agent.ScheduledTime;
import io.queuewatch.pipeline.contact.ContactEvent;
import io.queuewatch.pipeline.outcome.OutcomeEvent;
import io.queuewatch.schemas.DeadLetterReason;

/**
 * A record as it came from an input topic: an event of a contact, an agent, a schedule or a survey,
 * a time mark, or bytes that are none of these. A POJO for Flink; one object serves one record
 * after the other.
 */
public class Inbound {

    /** What it is. */
    public enum Kind {
        /** An event of a contact. */
        EVENT,
        /** An event of an agent. */
        AGENT,
        /** A span of an agent's schedule. */
        SCHEDULE,
        /** An event of a survey. */
        SURVEY,
        /** Event time has reached a moment. */
        MARK,
        /** Nothing that can be used. */
        REFUSED
    }

    /** What it is. */
    public Kind kind;

    /** EVENT: the event. */
    public ContactEvent event;

    /** AGENT: the event. */
    public AgentChange agent;

    /** SCHEDULE: the span. */
    public ScheduledTime schedule;

    /** SURVEY: the event. */
    public OutcomeEvent survey;

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
