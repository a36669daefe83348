package io.queuewatch.pipeline.config;

import java.io.Serializable;

/**
 * What a week of a team is judged by; a limit that is no number judges nothing.
 *
 * @param occupancy the share of the time at work that belongs to customers
 * @param adherence the least share of the scheduled time spent as scheduled
 * @param shrinkage the share of the paid time away from customers
 * @param leastSignedInMs below so much time signed in no week is judged, in milliseconds
 */
public record TeamLimits(Band occupancy, double adherence, Band shrinkage, long leastSignedInMs)
        implements Serializable {

    private static final long HOUR_MS = 3_600_000;

    /** A band as wide as this has room for hysteresis. */
    private static final double NARROWEST = 0.05;

    static final TeamLimits DEFAULT =
            new TeamLimits(new Band(0, 0.85), 0.95, new Band(0, 0.35), 40 * HOUR_MS);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException saying which value is wrong and what would be right
     */
    public TeamLimits {
        band("occupancy", occupancy, "70%-85%");
        band("shrinkage", shrinkage, "25%-35%");
        if (adherence <= 0 || adherence > 1) {
            throw new IllegalArgumentException(
                    "adherence is %s; want more than 0%% and at most 100%%, such as 95%%, or none"
                            .formatted(adherence));
        }
        if (leastSignedInMs < HOUR_MS) {
            throw new IllegalArgumentException(
                    "leastSignedIn is %d ms; want 1h or more, such as 40h"
                            .formatted(leastSignedInMs));
        }
    }

    private static void band(String name, Band band, String example) {
        if (band.low() < 0 || band.high() > 1 || band.high() - band.low() < NARROWEST) {
            throw new IllegalArgumentException(
                    "%s is from %s to %s; want shares of which the second is at least 5%% above, such as %s, or none"
                            .formatted(name, band.low(), band.high(), example));
        }
    }
}
