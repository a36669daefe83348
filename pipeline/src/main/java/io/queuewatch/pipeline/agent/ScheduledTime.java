package io.queuewatch.pipeline.agent;

import io.queuewatch.schemas.ScheduleEvent;
import io.queuewatch.schemas.ScheduledState;

/**
 * What an agent is scheduled to do for a while: what is kept of an event of topic {@code
 * schedules}. A POJO for Flink; nobody changes it once it is built.
 */
public class ScheduledTime {

    /** Unique within the agent. */
    public String eventId;

    /** Whose schedule it is. */
    public String agentId;

    /** When it was scheduled, in milliseconds since 1970. */
    public long time;

    /** A higher revision replaces the event of the same id. */
    public int revision;

    /** Beginning, in milliseconds since 1970. */
    public long from;

    /** End, exclusive; equal to the beginning where a revision takes the span back. */
    public long to;

    /** What the agent should be doing. */
    public ScheduledState state;

    /** Whether the span is paid. */
    public boolean paid;

    /** Partition it was read from. */
    public int partition;

    /** Offset it was read at. */
    public long offset;

    /** What is kept of an event; where it was read from is the caller's to say. */
    public static ScheduledTime of(ScheduleEvent event) {
        ScheduledTime scheduled = new ScheduledTime();
        scheduled.eventId = event.getEventId();
        scheduled.agentId = event.getAgentId();
        scheduled.time = event.getEventTime().toEpochMilli();
        scheduled.revision = event.getRevision();
        scheduled.from = event.getFrom().toEpochMilli();
        scheduled.to = event.getTo().toEpochMilli();
        scheduled.state = event.getState();
        scheduled.paid = event.getPaid();
        return scheduled;
    }

    /** What is wrong with it and what would be right, but for its times, or null. */
    public String problem() {
        if (eventId.isEmpty()) {
            return "eventId is empty; want an id that is unique within the agent";
        }
        if (agentId.isEmpty()) {
            return "agentId is empty; want the id of the agent";
        }
        if (state == ScheduledState.UNKNOWN) {
            return "state is UNKNOWN: it was written by a newer version, or by mistake";
        }
        if (to < from) {
            return "to is %d ms before from; want it later, or equal to take the span back"
                    .formatted(from - to);
        }
        return null;
    }
}
