package io.queuewatch.pipeline.outcome;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The difference between two readings: the one before is withdrawn, the one after is counted, and
 * what is left has changed.
 */
final class Tally {

    private final Map<Place, long[]> places = new LinkedHashMap<>();
    private int counted;
    private int tracked;

    /** What is told from now on is so. */
    void count() {
        counted = 1;
        tracked = 1;
    }

    /** What is told from now on is not so any more. */
    void withdraw() {
        counted = -1;
        tracked = -1;
    }

    /** What is told from now on remains so, and will not change any more. */
    void release() {
        counted = 0;
        tracked = -1;
    }

    /** What is told from now on remains so, and may still change. */
    void retain() {
        counted = 0;
        tracked = 1;
    }

    /** Adds an amount of an {@link OutcomeMeasure} or {@link OutboundMeasure}. */
    void add(Place place, Enum<?> measure, long amount) {
        long[] sums = places.get(place);
        if (sums == null) {
            sums = place.table().noSums();
            places.put(place, sums);
        }
        sums[DayDelta.index(measure)] += counted * amount;
        sums[DayDelta.TRACKED] += tracked;
    }

    /** Hands out what has changed, and starts anew. */
    void drainTo(Consumer<DayDelta> out) {
        places.forEach(
                (place, sums) -> {
                    if (changed(sums)) {
                        out.accept(DayDelta.of(place, sums));
                    }
                });
        places.clear();
    }

    private static boolean changed(long[] sums) {
        for (long sum : sums) {
            if (sum != 0) {
                return true;
            }
        }
        return false;
    }
}
