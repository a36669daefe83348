package io.queuewatch.pipeline.config;

import java.io.Serializable;

/**
 * How a job runs, as against what it computes.
 *
 * @param live whether event time follows the wall clock; false in a replay of history
 * @param writeEveryMs pause between two writings of a row that changes, in milliseconds
 * @param disorderMs how much later than its time mark an event may still come in time, in
 *     milliseconds
 * @param horizonMs how late an event may come, in milliseconds; later ones are dead letters
 * @param retentionMs how long after its last event a contact without an end is kept, in
 *     milliseconds
 * @param maxAheadMs how long after its sending an event may claim to happen, in milliseconds
 */
public record JobSettings(
        boolean live,
        long writeEveryMs,
        long disorderMs,
        long horizonMs,
        long retentionMs,
        long maxAheadMs)
        implements Serializable {

    /** Voice, live: rows every 2 s, 1 s of disorder, 4 h of horizon. */
    public static final JobSettings LIVE =
            new JobSettings(true, 2_000, 1_000, 14_400_000, 86_400_000, 3_600_000);

    /** Voice, a replay of history: events may be from any time. */
    public static final JobSettings REPLAY =
            new JobSettings(false, 2_000, 1_000, 14_400_000, 86_400_000, Long.MAX_VALUE);

    /**
     * Checks the values.
     *
     * @throws ConfigException saying which value is wrong and what would be right
     */
    public JobSettings {
        if (writeEveryMs <= 0 || disorderMs < 0 || horizonMs <= 0 || maxAheadMs <= 0) {
            throw new ConfigException(
                    "write pause, horizon and time ahead want more than 0 ms, disorder 0 or more");
        }
        if (retentionMs < horizonMs) {
            throw new ConfigException(
                    "contacts are kept %d ms, less than the horizon of %d ms; want at least that"
                            .formatted(retentionMs, horizonMs));
        }
    }
}
