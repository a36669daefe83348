package io.queuewatch.pipeline.agent;

import io.queuewatch.schemas.AgentEvent;
import io.queuewatch.schemas.AgentEventType;
import io.queuewatch.schemas.AgentState;
import io.queuewatch.schemas.AwayReason;
import java.util.Comparator;
import java.util.List;

/**
 * An agent's change of state, or the heartbeat that confirms one: what is kept of an event of topic
 * {@code agents}. A POJO for Flink; nobody changes it once it is built.
 */
public class AgentChange {

    /**
     * The order in which a day is read: time, sequence, then signing in, heartbeats, states and
     * signing out, then id.
     */
    public static final Comparator<AgentChange> ORDER =
            Comparator.<AgentChange>comparingLong(change -> change.time)
                    .thenComparingLong(change -> change.sequence)
                    .thenComparingInt(AgentChange::rank)
                    .thenComparing(change -> change.eventId);

    /** Unique within the agent. */
    public String eventId;

    /** Whose state it is. */
    public String agentId;

    /** When it happened, in milliseconds since 1970. */
    public long time;

    /** Order within the source. */
    public long sequence;

    /** A higher revision replaces the event of the same id. */
    public int revision;

    /** What happened. */
    public AgentEventType type;

    /** HEARTBEAT: the state confirmed, or null. */
    public AgentState state;

    /** AWAY: why, or null. */
    public AwayReason reason;

    /** The queues that the agent serves; empty where the event does not say. */
    public List<String> queues;

    /** Chats that the agent may have at once, or null. */
    public Integer slots;

    /** The agent's team, or null. */
    public String team;

    /** Partition it was read from. */
    public int partition;

    /** Offset it was read at. */
    public long offset;

    /** What is kept of an event; where it was read from is the caller's to say. */
    public static AgentChange of(AgentEvent event) {
        AgentChange change = new AgentChange();
        change.eventId = event.getEventId();
        change.agentId = event.getAgentId();
        change.time = event.getEventTime().toEpochMilli();
        change.sequence = event.getSequence();
        change.revision = event.getRevision();
        change.type = event.getType();
        change.state = event.getState();
        change.reason = event.getReason();
        change.queues = List.copyOf(event.getQueues());
        change.slots = event.getSlots();
        change.team = event.getTeam();
        return change;
    }

    /** What is wrong with it and what would be right, but for its time, or null. */
    public String problem() {
        if (eventId.isEmpty()) {
            return "eventId is empty; want an id that is unique within the agent";
        }
        if (agentId.isEmpty()) {
            return "agentId is empty; want the id of the agent";
        }
        if (type == AgentEventType.UNKNOWN) {
            return "type is UNKNOWN: it was written by a newer version, or by mistake";
        }
        if (slots != null && slots < 0) {
            return "slots is %d; want 0 or more chats at once".formatted(slots);
        }
        return null;
    }

    private static int rank(AgentChange change) {
        return switch (change.type) {
            case SIGNED_IN -> 0;
            case HEARTBEAT -> 1;
            case AVAILABLE -> 2;
            case ON_CONTACT -> 3;
            case WRAP_UP -> 4;
            case AWAY -> 5;
            case SIGNED_OUT, UNKNOWN -> 6;
        };
    }
}
