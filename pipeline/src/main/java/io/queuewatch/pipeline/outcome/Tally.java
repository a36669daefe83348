package io.queuewatch.pipeline.outcome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The difference between two readings: the one before is withdrawn, the one after is counted, and
 * what is left has changed.
 */
final class Tally {

    private final Map<Place, long[]> places = new LinkedHashMap<>();

    /** Sums that were handed out: whoever took them has added them to others by now. */
    private final Map<DayTable, List<long[]>> spare = new EnumMap<>(DayTable.class);

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
            sums = noSums(place.table());
            places.put(place, sums);
        }
        sums[DayDelta.index(measure)] += counted * amount;
        sums[DayDelta.TRACKED] += tracked;
    }

    /**
     * Hands out what has changed, and starts anew.
     *
     * @param out receives each change, whose sums are used again for others
     */
    void drainTo(Consumer<DayDelta> out) {
        places.forEach(
                (place, sums) -> {
                    if (changed(sums)) {
                        out.accept(DayDelta.of(place, sums));
                    }
                    spare.get(place.table()).add(sums);
                });
        places.clear();
    }

    private long[] noSums(DayTable table) {
        List<long[]> unused = spare.computeIfAbsent(table, t -> new ArrayList<>());
        if (unused.isEmpty()) {
            return table.noSums();
        }
        long[] sums = unused.remove(unused.size() - 1);
        Arrays.fill(sums, 0);
        return sums;
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
