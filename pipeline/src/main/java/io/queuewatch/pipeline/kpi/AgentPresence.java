package io.queuewatch.pipeline.kpi;

import io.queuewatch.schemas.AgentState;

/** How an agent who is signed in shows in the queues it serves. */
public enum AgentPresence {
    /** Signed in, and nothing else is known to be so: counted nowhere. */
    SIGNED_IN,
    /** Could take a contact. */
    AVAILABLE,
    /** With a customer. */
    ON_CONTACT,
    /** At after-contact work. */
    WRAPPING,
    /** Away. */
    AWAY,
    /** Heartbeats are missing. */
    UNKNOWN;

    /** How many there are. */
    static final int COUNT = values().length;

    /** How an agent in this state shows, or null where it does not. */
    public static AgentPresence of(AgentState state) {
        return switch (state) {
            case SIGNED_IN -> SIGNED_IN;
            case AVAILABLE -> AVAILABLE;
            case ON_CONTACT -> ON_CONTACT;
            case WRAP_UP -> WRAPPING;
            case AWAY -> AWAY;
            case UNKNOWN -> UNKNOWN;
            case SIGNED_OUT -> null;
        };
    }
}
