package io.queuewatch.pipeline.config;

import java.io.Serializable;

/**
 * How a job runs, as against what it computes.
 *
 * @param live whether event time follows the wall clock; false in a replay of history
 * @param writeEveryMs pause between two writings of a row that changes, in milliseconds
 * @param disorderMs how much later than its time mark an event may still come in time, in
 *     milliseconds
 * @param horizonMs how late an event of a call or chat may come, in milliseconds; later ones are
 *     dead letters, here and below
 * @param correspondenceHorizonMs the same of email and social
 * @param outcomeHorizonMs the same of all that contacts lead to: resolutions and surveys
 * @param retentionMs how long after its last event a contact without an end is kept, in
 *     milliseconds; email and social at least for their horizon; an agent unheard of for as long
 *     has signed out
 * @param maxAheadMs how long after its sending an event may claim to happen, in milliseconds
 */
public record JobSettings(
        boolean live,
        long writeEveryMs,
        long disorderMs,
        long horizonMs,
        long correspondenceHorizonMs,
        long outcomeHorizonMs,
        long retentionMs,
        long maxAheadMs)
        implements Serializable {

    private static final long HOUR_MS = 3_600_000;
    private static final long DAY_MS = 24 * HOUR_MS;

    /** Live: rows every 2 s, 1 s of disorder, horizons of 4 h and 35 d. */
    public static final JobSettings LIVE = withMaxAhead(true, HOUR_MS);

    /** A replay of history: events may be from any time. */
    public static final JobSettings REPLAY = withMaxAhead(false, Long.MAX_VALUE);

    /**
     * Checks the values.
     *
     * @throws ConfigException saying which value is wrong and what would be right
     */
    public JobSettings {
        if (writeEveryMs <= 0
                || disorderMs < 0
                || horizonMs <= 0
                || correspondenceHorizonMs <= 0
                || outcomeHorizonMs <= 0
                || maxAheadMs <= 0) {
            throw new ConfigException(
                    "write pause, horizons and time ahead want more than 0 ms, disorder 0 or more");
        }
        if (retentionMs < horizonMs) {
            throw new ConfigException(
                    "contacts are kept %d ms, less than the horizon of %d ms; want at least that"
                            .formatted(retentionMs, horizonMs));
        }
    }

    private static JobSettings withMaxAhead(boolean live, long maxAheadMs) {
        return new JobSettings(
                live, 2_000, 1_000, 4 * HOUR_MS, 35 * DAY_MS, 35 * DAY_MS, DAY_MS, maxAheadMs);
    }

    /** How long after its last event an email or social contact without an end is kept. */
    public long correspondenceRetentionMs() {
        return Math.max(retentionMs, correspondenceHorizonMs);
    }
}
