package io.queuewatch.pipeline.watch;

import java.util.Map;
import java.util.TreeMap;

/** Who waits, by when they came. */
final class WaitingLine {

    /** How many came at a moment; less than 0 while what was before them is not known. */
    final TreeMap<Long, Integer> since = new TreeMap<>();

    private int size;

    void change(long moment, int by) {
        size += by;
        since.merge(moment, by, (a, b) -> a + b == 0 ? null : Integer.valueOf(a + b));
    }

    int size() {
        return size;
    }

    /** When the first of them came, in milliseconds; Long.MAX_VALUE where nobody waits. */
    long oldest() {
        return oldestFrom(Long.MIN_VALUE);
    }

    /** When the first of them came who did so from a moment on, likewise. */
    long oldestFrom(long from) {
        for (Map.Entry<Long, Integer> entry : since.tailMap(from).entrySet()) {
            if (entry.getValue() > 0) {
                return entry.getKey();
            }
        }
        return Long.MAX_VALUE;
    }
}
