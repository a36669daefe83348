package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.contact.Tags;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2IntMap;
import it.unimi.dsi.fastutil.longs.Long2IntMaps;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongIterator;
import java.util.HashMap;
import java.util.Map;

/**
 * The sums of one queue over one quarter of an hour in one view, and also a difference between two
 * such: it can be added. Everything larger is merged from these.
 */
final class Slice {

    /**
     * Sums by tags and minute of the quarter. The cohort view has minute 0 only, the live view
     * narrow tags only.
     */
    final Map<Tags, Int2ObjectMap<long[]>> cells = new HashMap<>(4);

    /** How many of the answered waited how long, in milliseconds. */
    final Long2IntOpenHashMap waits = new Long2IntOpenHashMap(0);

    /** How many of the handled fall into which bucket of {@link Percentiles}. */
    final Long2IntOpenHashMap handles = new Long2IntOpenHashMap(0);

    /** How many of the responses fall into which bucket of {@link Percentiles}. */
    final Long2IntOpenHashMap responses = new Long2IntOpenHashMap(0);

    /** By how much the number waiting changed at which moment; live view only. */
    final Long2IntOpenHashMap levels = new Long2IntOpenHashMap(0);

    /** Most that waited at one time within the quarter, as last written. */
    int peak;

    /**
     * How many waited before the quarter when the most was last found; -1 where it must be anew.
     */
    transient int peakAfter = -1;

    /** The buckets of the waits; found from them where it is null. */
    private transient Long2IntOpenHashMap waitBuckets;

    /** The sums of one cell, to be changed in place. */
    long[] cell(Tags tags, int minute) {
        Int2ObjectMap<long[]> minutes = cells.get(tags);
        if (minutes == null) {
            minutes = new Int2ObjectOpenHashMap<>(2);
            cells.put(tags, minutes);
        }
        long[] sums = minutes.get(minute);
        if (sums == null) {
            sums = new long[Measure.COUNT];
            minutes.put(minute, sums);
        }
        return sums;
    }

    /** Adds a difference. */
    void add(Slice other) {
        for (Map.Entry<Tags, Int2ObjectMap<long[]>> entry : other.cells.entrySet()) {
            addCells(entry.getKey(), entry.getValue());
        }
        addCounts(other);
    }

    /** Adds a difference, whatever its tags. */
    void addAsTotal(Slice other) {
        for (Int2ObjectMap<long[]> minutes : other.cells.values()) {
            addCells(Tags.NONE, minutes);
        }
        addCounts(other);
    }

    private void addCells(Tags tags, Int2ObjectMap<long[]> minutes) {
        for (Int2ObjectMap.Entry<long[]> entry : minutes.int2ObjectEntrySet()) {
            add(cell(tags, entry.getIntKey()), entry.getValue());
        }
    }

    private void addCounts(Slice other) {
        if (waitBuckets != null) {
            bucket(other.waits, waitBuckets);
        }
        count(other.waits, waits);
        count(other.handles, handles);
        count(other.responses, responses);
        count(other.levels, levels);
        peakAfter = -1;
    }

    /** How many of the answered fall into which bucket of {@link Percentiles}. */
    Long2IntMap waitBuckets() {
        if (waitBuckets == null) {
            waitBuckets = new Long2IntOpenHashMap(waits.size());
            bucket(waits, waitBuckets);
        }
        return waitBuckets;
    }

    /** The longest wait of the answered, in milliseconds; -1 where there is none. */
    long longestWait() {
        long longest = -1;
        for (LongIterator waited = waits.keySet().iterator(); waited.hasNext(); ) {
            longest = Math.max(longest, waited.nextLong());
        }
        return longest;
    }

    private static void bucket(Long2IntOpenHashMap from, Long2IntOpenHashMap to) {
        for (Long2IntMap.Entry entry : Long2IntMaps.fastIterable(from)) {
            count(to, Percentiles.bucket(entry.getLongKey()), entry.getIntValue());
        }
    }

    private static void count(Long2IntOpenHashMap from, Long2IntOpenHashMap to) {
        for (Long2IntMap.Entry entry : Long2IntMaps.fastIterable(from)) {
            count(to, entry.getLongKey(), entry.getIntValue());
        }
    }

    /** Counts a value so many times more; a count of zero takes no room. */
    static void count(Long2IntOpenHashMap counts, long value, int times) {
        if (counts.addTo(value, times) + times == 0) {
            counts.remove(value);
        }
    }

    static void add(long[] sums, long[] more) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += more[i];
        }
    }

    /** By how much the number waiting changed over the quarter. */
    int netChange() {
        int net = 0;
        for (int change : levels.values()) {
            net += change;
        }
        return net;
    }

    /** Whether a contact may still change it. */
    boolean tracked() {
        long tracked = 0;
        for (Int2ObjectMap<long[]> minutes : cells.values()) {
            for (long[] sums : minutes.values()) {
                tracked += sums[Measure.TRACKED.ordinal()];
            }
        }
        return tracked > 0;
    }

    Slice copy() {
        Slice copy = new Slice();
        copy.add(this);
        copy.peak = peak;
        copy.peakAfter = peakAfter;
        if (waitBuckets != null) {
            copy.waitBuckets = waitBuckets.clone();
        }
        return copy;
    }
}
