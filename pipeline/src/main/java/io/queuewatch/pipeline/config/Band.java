package io.queuewatch.pipeline.config;

import java.io.Serializable;

/**
 * Shares that are as they should be; no share is outside of what is no number.
 *
 * @param low the least of them
 * @param high the greatest of them
 */
public record Band(double low, double high) implements Serializable {

    /** Whatever it is, it is as it should be. */
    static final Band ANY = new Band(Double.NaN, Double.NaN);

    /** Whether nothing is asked of a share. */
    public boolean isAny() {
        return Double.isNaN(low);
    }

    /** Whether a share is outside. */
    public boolean misses(double share) {
        return share < low || share > high;
    }

    /** The part of it that is so far from its ends, but for those that nothing is beyond. */
    public Band within(double margin) {
        return new Band(low <= 0 ? low : low + margin, high >= 1 ? high : high - margin);
    }
}
