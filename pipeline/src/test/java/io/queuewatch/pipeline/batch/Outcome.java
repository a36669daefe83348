package io.queuewatch.pipeline.batch;

import io.queuewatch.schemas.LeaveReason;

/** What became of a visit, with the field of a row that counts it; WAITING is none yet. */
enum Outcome {
    WAITING("waiting"),
    ANSWERED("answered"),
    ABANDONED("abandoned"),
    OVERFLOW("flow_out_overflow"),
    VOICEMAIL("flow_out_voicemail"),
    CALLBACK("callbacks"),
    TIMEOUT("flow_out_timeout"),
    KEY("flow_out_key"),
    CLOSED("flow_out_closed"),
    TRANSFER("flow_out_transfer"),
    CLOSED_UNANSWERED("flow_out_closed_unanswered"),
    LOST("flow_out_lost"),
    OTHER("flow_out_other");

    private final String field;

    Outcome(String field) {
        this.field = field;
    }

    String field() {
        return field;
    }

    boolean isFlowOut() {
        return this != WAITING && this != ANSWERED && this != ABANDONED;
    }

    static Outcome of(LeaveReason reason) {
        return reason == null || reason == LeaveReason.UNKNOWN ? OTHER : valueOf(reason.name());
    }
}
