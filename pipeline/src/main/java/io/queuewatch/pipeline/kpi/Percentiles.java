package io.queuewatch.pipeline.kpi;

import com.datadoghq.sketch.ddsketch.mapping.LogarithmicMapping;
import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2IntMap;
import it.unimi.dsi.fastutil.longs.Long2IntMaps;
import java.util.Arrays;
import java.util.StringJoiner;

/**
 * Durations in buckets of 1 % relative error, counted in a sparse map, so that adding and merging
 * are exact. A percentile is the bucket of the smallest value with at least ⌈p·n⌉ values at or
 * below it; 0 is exact.
 *
 * @see <a href="https://www.vldb.org/pvldb/vol12/p2195-masson.pdf">DDSketch, the logarithmic
 *     mapping</a>
 */
public final class Percentiles {

    private static final LogarithmicMapping MAPPING = new LogarithmicMapping(0.01);
    private static final int ZERO = Integer.MIN_VALUE;
    private static final String ZERO_LABEL = "zero";

    private final Int2LongOpenHashMap buckets = new Int2LongOpenHashMap(0);
    private long count;

    /** The bucket of a duration in milliseconds. */
    static int bucket(long millis) {
        return millis <= 0 ? ZERO : MAPPING.index(millis);
    }

    /** Adds counts by bucket. */
    void add(Long2IntMap counts) {
        for (Long2IntMap.Entry entry : Long2IntMaps.fastIterable(counts)) {
            add((int) entry.getLongKey(), entry.getIntValue());
        }
    }

    private void add(int bucket, long times) {
        buckets.addTo(bucket, times);
        count += times;
    }

    /**
     * Adds buckets written by {@link #toString}.
     *
     * @throws IllegalArgumentException where the text is not of that form
     */
    public void addBuckets(String text) {
        if (text.isEmpty()) {
            return;
        }
        for (String pair : text.split(" ")) {
            int colon = pair.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException(
                        "'%s' is no bucket; want index:count".formatted(pair));
            }
            String index = pair.substring(0, colon);
            add(
                    index.equals(ZERO_LABEL) ? ZERO : Integer.parseInt(index),
                    Long.parseLong(pair.substring(colon + 1)));
        }
    }

    /** How many values. */
    public long count() {
        return count;
    }

    /**
     * The percentile in milliseconds, within 1 %; null where there is no value.
     *
     * @param percent between 0 and 100
     */
    public Long at(int percent) {
        if (count == 0) {
            return null;
        }
        long rank = Math.max(1, (percent * count + 99) / 100);
        long below = 0;
        for (int bucket : sorted()) {
            below += buckets.get(bucket);
            if (below >= rank) {
                return value(bucket);
            }
        }
        throw new IllegalStateException("fewer values than counted: " + this);
    }

    /** Values are added far more often than percentiles are asked for. */
    private int[] sorted() {
        int[] indexes = buckets.keySet().toIntArray();
        Arrays.sort(indexes);
        return indexes;
    }

    private static long value(int bucket) {
        return bucket == ZERO ? 0 : Math.round(MAPPING.value(bucket));
    }

    /** The buckets as index:count pairs, smallest first; empty where there is no value. */
    @Override
    public String toString() {
        StringJoiner pairs = new StringJoiner(" ");
        for (int bucket : sorted()) {
            pairs.add((bucket == ZERO ? ZERO_LABEL : bucket) + ":" + buckets.get(bucket));
        }
        return pairs.toString();
    }
}
