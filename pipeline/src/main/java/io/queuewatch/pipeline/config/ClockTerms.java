package io.queuewatch.pipeline.config;

import java.io.Serializable;

/**
 * What is promised of a contact beyond its first answer and its replies, and when clocks warn.
 *
 * @param atRisk the share of its time after which a promise is at risk, between 0 and 1
 * @param level2Ms the time within which level 2 is to act, in milliseconds; 0 where nothing is
 *     promised, here and below
 * @param priority1Ms the time within which what is urgent is to be resolved, in milliseconds
 * @param resolutionMs the time within which any contact is to be resolved, in milliseconds
 */
public record ClockTerms(double atRisk, long level2Ms, long priority1Ms, long resolutionMs)
        implements Serializable {

    /** At risk at 75 %; level 2 acts within 4 h, what is urgent is resolved within 6 h. */
    public static final ClockTerms DEFAULT = new ClockTerms(0.75, 14_400_000, 21_600_000, 0);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException saying which value is wrong and what would be right
     */
    public ClockTerms {
        if (!(atRisk > 0 && atRisk < 1)) {
            throw new IllegalArgumentException(
                    "atRisk is %s; want more than 0%% and less than 100%%, such as 75%%"
                            .formatted(atRisk));
        }
        checkDuration("level2", level2Ms);
        checkDuration("priority1", priority1Ms);
        checkDuration("resolution", resolutionMs);
    }

    private static void checkDuration(String name, long ms) {
        if (ms < 0 || ms > Target.LONGEST_MS) {
            throw new IllegalArgumentException(
                    "%s is %d ms; want more than 0, such as 4h, and at most %dd, or none"
                            .formatted(name, ms, Target.LONGEST_DAYS));
        }
    }

    /** When a promise of this time is at risk: so many milliseconds of it have passed. */
    public long atRiskMs(long promisedMs) {
        return Math.max(1, Math.round(promisedMs * atRisk));
    }
}
