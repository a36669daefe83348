package io.queuewatch.pipeline.agent;

import io.queuewatch.schemas.AgentState;
import io.queuewatch.schemas.AwayReason;
import java.util.List;

/**
 * How an agent stands after an event: what it said, and what earlier events had said of the rest. A
 * POJO for Flink; nobody changes it once it is built.
 */
public class Standing {

    /** After this long without any event a source that sends heartbeats has missed three. */
    static final long MISSED_MS = 180_000;

    /** When it was last heard of, in milliseconds; {@code Long.MIN_VALUE} where never. */
    public long at = Long.MIN_VALUE;

    /** The state reported; SIGNED_OUT where nothing was. */
    public AgentState state = AgentState.SIGNED_OUT;

    /** AWAY: why. */
    public AwayReason reason;

    /** The team, or {@code unknown}. */
    public String team = "unknown";

    /** Chats that the agent may have at once. */
    public int slots;

    /** The queues that the agent serves. */
    public List<String> queues = List.of();

    /** Whether a heartbeat was seen since the agent signed in. */
    public boolean heartbeats;

    /**
     * How the agent stands after one more event.
     *
     * @param silenceMs after this long without any event the agent has signed out unheard
     */
    Standing after(AgentChange change, long silenceMs) {
        Standing next = new Standing();
        next.at = change.time;
        next.state = stateAfter(change);
        if (next.state == AgentState.AWAY) {
            next.reason = reasonAfter(change);
        }
        next.team = change.team == null ? team : change.team;
        next.slots = change.slots == null ? slots : change.slots;
        next.queues = change.queues.isEmpty() ? queues : change.queues;
        boolean sameSession =
                switch (change.type) {
                    case SIGNED_IN -> false;
                    default -> stateUntil(change.time, silenceMs) != AgentState.SIGNED_OUT;
                };
        next.heartbeats =
                switch (change.type) {
                    case HEARTBEAT -> true;
                    default -> sameSession && heartbeats;
                };
        return next;
    }

    /**
     * What the agent's state was, from this event until the next: UNKNOWN where heartbeats were
     * missing in between, SIGNED_OUT where nothing was heard for too long to be one session.
     *
     * @param next when the next event happened, or how far event time has come, in milliseconds
     */
    AgentState stateUntil(long next, long silenceMs) {
        if (state == AgentState.SIGNED_OUT || next - at > silenceMs) {
            return AgentState.SIGNED_OUT;
        }
        return heartbeats && next - at > MISSED_MS ? AgentState.UNKNOWN : state;
    }

    private AgentState stateAfter(AgentChange change) {
        return switch (change.type) {
            case SIGNED_IN -> AgentState.SIGNED_IN;
            case AVAILABLE -> AgentState.AVAILABLE;
            case ON_CONTACT -> AgentState.ON_CONTACT;
            case WRAP_UP -> AgentState.WRAP_UP;
            case AWAY -> AgentState.AWAY;
            case SIGNED_OUT -> AgentState.SIGNED_OUT;
            case HEARTBEAT -> change.state == null ? state : change.state;
            case UNKNOWN -> AgentState.UNKNOWN;
        };
    }

    private AwayReason reasonAfter(AgentChange change) {
        if (change.reason != null) {
            return change.reason;
        }
        return state == AgentState.AWAY ? reason : AwayReason.OTHER;
    }
}
