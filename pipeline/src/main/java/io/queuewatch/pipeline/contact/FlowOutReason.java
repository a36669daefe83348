package io.queuewatch.pipeline.contact;

import io.queuewatch.schemas.LeaveReason;

/** Why a visit ended neither with an agent nor by the customer leaving. */
public enum FlowOutReason {
    /** Sent on because the queue was too full. */
    OVERFLOW,
    /** Left a message. */
    VOICEMAIL,
    /** Asked to be called back. */
    CALLBACK,
    /** Sent on after a time. */
    TIMEOUT,
    /** Left by a key. */
    KEY,
    /** The queue closed. */
    CLOSED,
    /** Sent or queued elsewhere before an answer. */
    TRANSFER,
    /** Ended by agent or system, or resolved, without an answer. */
    CLOSED_UNANSWERED,
    /** No ending within the horizon. */
    LOST,
    /** A reason that the source did not name, or that is not known here. */
    OTHER;

    private static final FlowOutReason[] ALL = values();

    static FlowOutReason of(int ordinal) {
        return ALL[ordinal];
    }

    static FlowOutReason of(LeaveReason reason) {
        if (reason == null) {
            return OTHER;
        }
        return switch (reason) {
            case OVERFLOW -> OVERFLOW;
            case VOICEMAIL -> VOICEMAIL;
            case CALLBACK -> CALLBACK;
            case TIMEOUT -> TIMEOUT;
            case KEY -> KEY;
            case CLOSED -> CLOSED;
            case UNKNOWN -> OTHER;
        };
    }
}
