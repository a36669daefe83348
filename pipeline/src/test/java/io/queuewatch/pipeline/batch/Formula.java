package io.queuewatch.pipeline.batch;

import java.util.Arrays;
import java.util.Locale;

/** The seven formulas of the service level: hits over base. */
enum Formula {
    SHORT_ABANDONS_EXCLUDED,
    ABANDONS_MISS,
    ABANDONS_IGNORED_IN_TARGET,
    ABANDONS_HIT_IN_TARGET,
    SHORT_ABANDONS_HIT,
    LEFT_IN_TARGET,
    ANSWERED;

    /**
     * @throws IllegalArgumentException if no formula has the name
     */
    static Formula named(String name) {
        return Arrays.stream(values())
                .filter(formula -> formula.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No formula: " + name));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    long base(Sums sums) {
        long answered = sums.get("answered_in_target");
        long abandoned = sums.get("abandoned_in_target");
        long passed = sums.get("passed");
        return switch (this) {
            case SHORT_ABANDONS_EXCLUDED ->
                    answered + abandoned - sums.get("short_abandoned") + passed;
            case ABANDONS_MISS, ABANDONS_HIT_IN_TARGET, SHORT_ABANDONS_HIT ->
                    answered + abandoned + passed;
            case ABANDONS_IGNORED_IN_TARGET -> answered + passed;
            case LEFT_IN_TARGET -> answered + abandoned + sums.get("flow_out_in_target") + passed;
            case ANSWERED -> sums.get("answered");
        };
    }

    private long hits(Sums sums) {
        long answered = sums.get("answered_in_target");
        long abandoned = sums.get("abandoned_in_target");
        return switch (this) {
            case SHORT_ABANDONS_EXCLUDED, ABANDONS_MISS, ABANDONS_IGNORED_IN_TARGET, ANSWERED ->
                    answered;
            case ABANDONS_HIT_IN_TARGET -> answered + abandoned;
            case SHORT_ABANDONS_HIT -> answered + sums.get("short_abandoned");
            case LEFT_IN_TARGET -> answered + abandoned + sums.get("callbacks_in_target");
        };
    }

    /** The service level; null where the base is 0. */
    Double level(Sums sums) {
        return Sums.ratio(hits(sums), base(sums));
    }
}
