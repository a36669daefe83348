package io.queuewatch.pipeline.drift;

/** What a change means to those who are served. */
public enum Effect {
    /** An improvement. */
    BETTER,
    /** A deterioration. */
    WORSE,
    /** More or fewer contacts. */
    VOLUME
}
