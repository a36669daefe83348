package io.queuewatch.pipeline.time;

import it.unimi.dsi.fastutil.longs.Long2ObjectRBTreeMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectSortedMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.List;

/**
 * When something is due for which key. Deadlines lie unsorted in buckets of time, which are sorted:
 * to add one costs next to nothing, and it is met to the millisecond all the same. None can be
 * taken out before it is due; who is called then knows whether it still counts. Not part of any
 * state: it is made anew from what it is about.
 *
 * @param <K> the keys
 */
public final class Deadlines<K> {

    /** About as long as event time stands still between two time marks. */
    private static final long BUCKET_MS = 256;

    private final Long2ObjectSortedMap<Bucket<K>> buckets = new Long2ObjectRBTreeMap<>();
    private int size;

    private static final class Bucket<K> {
        final LongArrayList times = new LongArrayList(4);
        final List<K> keys = new ArrayList<>(4);
    }

    /**
     * Called for what is due.
     *
     * @param <K> the keys
     */
    @FunctionalInterface
    public interface Due<K> {

        /** The key's deadline is reached; others may be added meanwhile. */
        void at(long deadline, K key) throws Exception;
    }

    /** Adds a deadline, in milliseconds. */
    public void add(long deadline, K key) {
        long start = Math.floorDiv(deadline, BUCKET_MS);
        Bucket<K> bucket = buckets.get(start);
        if (bucket == null) {
            bucket = new Bucket<>();
            buckets.put(start, bucket);
        }
        bucket.times.add(deadline);
        bucket.keys.add(key);
        size++;
    }

    /** Takes out every deadline up to this moment. */
    public void take(long now, Due<K> due) throws Exception {
        long present = Math.floorDiv(now, BUCKET_MS);
        while (!buckets.isEmpty() && buckets.firstLongKey() < present) {
            take(buckets.remove(buckets.firstLongKey()), now, due);
        }
        Bucket<K> partly = buckets.remove(present);
        if (partly != null) {
            take(partly, now, due);
        }
    }

    private void take(Bucket<K> bucket, long now, Due<K> due) throws Exception {
        size -= bucket.keys.size();
        for (int i = 0; i < bucket.keys.size(); i++) {
            long deadline = bucket.times.getLong(i);
            if (deadline <= now) {
                due.at(deadline, bucket.keys.get(i));
            } else {
                add(deadline, bucket.keys.get(i));
            }
        }
    }

    /** How many there are. */
    public int size() {
        return size;
    }
}
