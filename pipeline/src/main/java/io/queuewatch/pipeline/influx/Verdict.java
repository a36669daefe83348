package io.queuewatch.pipeline.influx;

/** What an answer of InfluxDB means for the lines that were sent. */
enum Verdict {
    /** All are stored. */
    STORED,
    /** Some are dropped for good, the rest is stored: do not send again. */
    PARTLY_STORED,
    /** Some are older than the retention policy, the rest is stored: do not send again. */
    BEYOND_RETENTION,
    /** None is stored, because of one line or of too many: send the halves. */
    HALVE,
    /** Not now: wait, and send again. */
    BACK_OFF,
    /** Never like this: tell people what is wrong, wait, and send again. */
    REFUSED
}
