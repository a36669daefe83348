package io.queuewatch.pipeline.kpi;

import java.util.Locale;

/**
 * What is summed. Integers all, so that a withdrawal subtracts exactly. In the order of the fields
 * of {@code KpiRow}; its docs say what each means.
 */
public enum Measure {
    OFFERED,
    ANSWERED,
    ANSWERED_IN_TARGET,
    ANSWERED_AT_ONCE,
    ABANDONED,
    ABANDONED_IN_TARGET,
    SHORT_ABANDONED,
    FLOW_OUT,
    FLOW_OUT_IN_TARGET,
    FLOW_OUT_OVERFLOW,
    FLOW_OUT_VOICEMAIL,
    FLOW_OUT_TIMEOUT,
    FLOW_OUT_KEY,
    FLOW_OUT_CLOSED,
    FLOW_OUT_TRANSFER,
    FLOW_OUT_CLOSED_UNANSWERED,
    FLOW_OUT_LOST,
    FLOW_OUT_OTHER,
    CALLBACKS,
    CALLBACKS_IN_TARGET,
    PASSED,
    IVR_EXIT,
    CONTACTS,
    HANDLED,
    CONTACTS_HANDLED,
    TRANSFERRED,
    WAIT_ANSWERED_MS,
    WAIT_ABANDONED_MS,
    EXCESS_WAIT_MS,
    TALK_MS,
    HOLD_MS,
    WRAP_MS,
    LN_WAIT,
    LN_WAIT_SQ,
    LN_HANDLE,
    LN_HANDLE_SQ,
    COST,
    DISCARDED,
    HANDLED_TIMED,
    RESPONSES,
    RESPONSE_MS,
    RESPONSES_IN_TARGET,
    FIRST_RESPONSES,
    FIRST_RESPONSE_MS,
    FIRST_RESPONSES_IN_TARGET,
    EFFORT_MS,
    CALLBACK_ATTEMPTS,
    CALLBACKS_REACHED,
    CALLBACKS_EXPIRED,
    CALLBACKS_OVERDUE,
    /** Contacts that may still change this slice; never written. */
    TRACKED;

    /** How many there are. */
    static final int COUNT = values().length;

    private final String field = name().toLowerCase(Locale.ROOT);

    /** The name in Avro, InfluxDB and JSON. */
    public String field() {
        return field;
    }
}
