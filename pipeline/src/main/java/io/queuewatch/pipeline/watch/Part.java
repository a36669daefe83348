package io.queuewatch.pipeline.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * What was counted while the same terms held.
 *
 * @param sums by {@link io.queuewatch.pipeline.kpi.Measure}
 * @param terms what it is judged by
 */
record Part(long[] sums, Terms terms) {

    /**
     * The parts of some time, one where the terms did not change.
     *
     * @param sums by the start of what they are of
     * @param from where it begins, in milliseconds
     * @param to where it ends, after its beginning
     */
    static List<Part> of(WatchedQueue queue, SortedMap<Long, long[]> sums, long from, long to) {
        List<Part> parts = new ArrayList<>(1);
        for (long at = from; at < to; ) {
            long end = Math.min(to, queue.nextTerms(at));
            parts.add(new Part(QueueMemory.sum(sums, at, end), queue.ofQuarter(at)));
            at = end;
        }
        return parts;
    }
}
