package io.queuewatch.pipeline.drift.chart;

import java.util.HashSet;
import java.util.Set;

/**
 * Which points limits are made from: the first so many, without those that had a known passing
 * cause. All points are then drawn against these limits (the two stages of Montgomery, Introduction
 * to Statistical Quality Control, on trial control limits).
 *
 * @param points how many points from the first on
 * @param excluded the indexes left out, counted from 0
 */
public record Baseline(int points, Set<Integer> excluded) {

    /**
     * @throws IllegalArgumentException where the number of points is negative
     */
    public Baseline {
        if (points < 0) {
            throw new IllegalArgumentException(
                    "a baseline of %d points: want 0 or more".formatted(points));
        }
        excluded = Set.copyOf(excluded);
    }

    /** Every point. */
    public static Baseline all() {
        return first(Integer.MAX_VALUE);
    }

    /** The first points. */
    public static Baseline first(int points) {
        return new Baseline(points, Set.of());
    }

    /** This baseline without some points, counted from 0. */
    public Baseline without(int... indexes) {
        Set<Integer> more = new HashSet<>(excluded);
        for (int index : indexes) {
            more.add(index);
        }
        return new Baseline(points, more);
    }

    /** Whether limits are made from this point, too, counted from 0. */
    public boolean contains(int index) {
        return index >= 0 && index < points && !excluded.contains(index);
    }
}
