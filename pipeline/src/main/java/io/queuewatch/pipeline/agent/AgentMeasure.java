package io.queuewatch.pipeline.agent;

import io.queuewatch.schemas.AgentState;
import io.queuewatch.schemas.AwayReason;

/**
 * What of an agent's time is summed, in milliseconds. In the order of the fields of {@code
 * AgentTime}; its docs say what each means.
 */
enum AgentMeasure {
    SIGNED_IN_MS,
    AVAILABLE_MS,
    ON_CONTACT_MS,
    WRAP_MS,
    AWAY_MS,
    AWAY_BREAK_MS,
    AWAY_LUNCH_MS,
    AWAY_TRAINING_MS,
    AWAY_MEETING_MS,
    AWAY_OTHER_MS,
    UNKNOWN_MS,
    CHAT_MS,
    CHAT_BUSY_MS,
    CHAT_SLOT_MS,
    SCHEDULED_MS,
    ADHERENT_MS,
    PAID_MS,
    SHRUNK_MS;

    /** How many there are. */
    static final int COUNT = values().length;

    /** Where the time of a state goes beside the time signed in, or null. */
    static AgentMeasure of(AgentState state) {
        return switch (state) {
            case AVAILABLE -> AVAILABLE_MS;
            case ON_CONTACT -> ON_CONTACT_MS;
            case WRAP_UP -> WRAP_MS;
            case AWAY -> AWAY_MS;
            case SIGNED_IN, SIGNED_OUT, UNKNOWN -> null;
        };
    }

    /** Where the time away for this reason goes. */
    static AgentMeasure of(AwayReason reason) {
        return switch (reason) {
            case BREAK -> AWAY_BREAK_MS;
            case LUNCH -> AWAY_LUNCH_MS;
            case TRAINING -> AWAY_TRAINING_MS;
            case MEETING -> AWAY_MEETING_MS;
            case OTHER -> AWAY_OTHER_MS;
        };
    }
}
