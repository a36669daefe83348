package io.queuewatch.infra.local;

import java.time.Duration;

/** The retention policies of a Queuewatch database: how long rows of what size are kept. */
public enum Retention {
    /** Minutes, and what is so now. */
    LIVE("live", Duration.ofDays(7), Duration.ofDays(1)),
    /** Quarters of an hour. */
    OPERATIONS("operations", Duration.ofDays(100), Duration.ofDays(7)),
    /** Hours and days. */
    TRENDS("trends", Duration.ofDays(5 * 365), Duration.ofDays(28));

    private final String policy;
    private final Duration kept;
    private final Duration shard;

    Retention(String policy, Duration kept, Duration shard) {
        this.policy = policy;
        this.kept = kept;
        this.shard = shard;
    }

    /** Its name in InfluxDB. */
    public String policy() {
        return policy;
    }

    /** How long rows are kept in an installation that is live. */
    public Duration kept() {
        return kept;
    }

    /** How long the time is that one shard of InfluxDB holds. */
    Duration shard() {
        return shard;
    }
}
