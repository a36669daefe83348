package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.contact.Tags;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The sums of one interval of one queue, merged from slices. */
final class Rollup {

    final Map<Tags, long[]> byTags = new HashMap<>(4);
    final long[] total = new long[Measure.COUNT];
    final Percentiles waits = new Percentiles();
    final Percentiles handles = new Percentiles();
    final Percentiles responses = new Percentiles();

    /** In milliseconds; -1 where nobody was answered. */
    long longestWait = -1;

    /** Adds a whole slice. */
    void add(Slice slice) {
        for (Map.Entry<Tags, Int2ObjectMap<long[]>> entry : slice.cells.entrySet()) {
            for (long[] sums : entry.getValue().values()) {
                add(entry.getKey(), sums);
            }
        }
        waits.add(slice.waitBuckets());
        longestWait = Math.max(longestWait, slice.longestWait());
        handles.add(slice.handles);
        responses.add(slice.responses);
    }

    /** Adds one minute of a slice; minutes have no percentiles. */
    void addMinute(Slice slice, int minute) {
        for (Map.Entry<Tags, Int2ObjectMap<long[]>> entry : slice.cells.entrySet()) {
            long[] sums = entry.getValue().get(minute);
            if (sums != null) {
                add(entry.getKey(), sums);
            }
        }
    }

    /** The sums told apart by less than all tags. */
    <K> Map<K, long[]> by(Function<Tags, K> key) {
        Map<K, long[]> merged = new HashMap<>();
        byTags.forEach(
                (tags, sums) ->
                        Slice.add(
                                merged.computeIfAbsent(
                                        key.apply(tags), k -> new long[Measure.COUNT]),
                                sums));
        return merged;
    }

    private void add(Tags tags, long[] sums) {
        Slice.add(byTags.computeIfAbsent(tags, t -> new long[Measure.COUNT]), sums);
        Slice.add(total, sums);
    }

    static long waiting(long[] sums) {
        return sums[Measure.OFFERED.ordinal()]
                - sums[Measure.ANSWERED.ordinal()]
                - sums[Measure.ABANDONED.ordinal()]
                - sums[Measure.FLOW_OUT.ordinal()];
    }
}
