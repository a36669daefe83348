package io.queuewatch.pipeline.drift;

/** What the load of a queue is made of: arrivals times handle time over staffed time. */
public enum Driver {
    /** Visits that began. */
    ARRIVALS,
    /** The mean time that an answered visit takes. */
    HANDLE_TIME,
    /** The time that agents were there for contacts. */
    STAFFING
}
