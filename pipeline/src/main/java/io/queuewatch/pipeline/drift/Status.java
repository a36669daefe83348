package io.queuewatch.pipeline.drift;

/** How far a chart is to be trusted. */
public enum Status {
    /** Fewer than 8 whole weeks or 100 intervals seen: no limits yet. */
    LEARNING,
    /** Limits are there, somewhat wider; signals are information. */
    TRIAL,
    /** 16 whole weeks seen. */
    ACTIVE
}
