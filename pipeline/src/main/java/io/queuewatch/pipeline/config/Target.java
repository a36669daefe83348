package io.queuewatch.pipeline.config;

import java.io.Serializable;

/**
 * What is promised to a visit, and how it is counted.
 *
 * @param waitMs the wait within which it is to be answered (T), in milliseconds; equality is in
 *     target
 * @param shortAbandonMs an abandonment after at most this wait is short; never above the target
 * @param rate the share wanted within the target, between 0 and 1
 * @param formula how that share is computed
 * @param costPerContact cost of a handled visit, in minor units
 */
public record Target(
        long waitMs,
        long shortAbandonMs,
        double rate,
        ServiceLevelFormula formula,
        long costPerContact)
        implements Serializable {

    /** 95 % in 30 s, short abandons up to 5 s left out. */
    public static final Target VOICE_DEFAULT =
            new Target(30_000, 5_000, 0.95, ServiceLevelFormula.SHORT_ABANDONS_EXCLUDED, 0);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException saying which value is wrong and what would be right
     */
    public Target {
        if (waitMs <= 0) {
            throw new IllegalArgumentException(
                    "target is %d ms; want more than 0, such as 30s".formatted(waitMs));
        }
        if (shortAbandonMs < 0 || shortAbandonMs > waitMs) {
            throw new IllegalArgumentException(
                    "shortAbandon is %d ms; want 0 up to the target of %d ms"
                            .formatted(shortAbandonMs, waitMs));
        }
        if (!(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException(
                    "targetRate is %s; want more than 0%% and at most 100%%, such as 95%%"
                            .formatted(rate));
        }
        if (costPerContact < 0) {
            throw new IllegalArgumentException(
                    "costPerContact is %d; want 0 or more minor units".formatted(costPerContact));
        }
    }
}
