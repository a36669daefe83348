package io.queuewatch.pipeline.watch;

import java.util.List;
import java.util.Map;

/** What is counted by months: where the terms change within one, apart by what it is judged by. */
final class Months {

    private final WatchedQueue watched;
    private final QueueMemory memory;

    Months(WatchedQueue watched, QueueMemory memory) {
        this.watched = watched;
        this.memory = memory;
    }

    /** Adds what was counted in a quarter of an hour. */
    void add(long quarter, long[] sums) {
        QueueMemory.add(memory.months, watched.spanOf(quarter), sums);
    }

    /**
     * The month so far. What is still ahead is in its sums already, for in a replay much is known
     * before its time has come: it is taken off again.
     */
    List<Part> soFar(long moment) {
        List<Part> parts = Part.of(watched, memory.months, watched.monthOf(moment - 1), moment);
        long end = Math.min(watched.nextTerms(moment - 1), watched.nextMonth(moment - 1));
        long[] last = parts.get(parts.size() - 1).sums();
        for (long[] ahead : memory.minutes.subMap(moment, end).values()) {
            for (int i = 0; i < last.length; i++) {
                last[i] -= ahead[i];
            }
        }
        return parts;
    }

    /**
     * Tells apart what terms judge that were heard of late: how much it is say the sums of quarters
     * of an hour; once they are let go, it stays with what was before.
     *
     * @param validFrom from when the terms are valid, in milliseconds
     */
    void tellApart(long validFrom) {
        long from = watched.nextTerms(validFrom - 1);
        Map.Entry<Long, long[]> before = memory.months.lowerEntry(from);
        if (before == null || before.getKey() < watched.monthOf(from) || from < keptFrom()) {
            return;
        }
        long end = Math.min(watched.nextTerms(from), watched.nextMonth(from));
        long[] after = QueueMemory.sum(memory.quarters, from, end);
        long[] known = QueueMemory.sum(memory.months, from, end);
        for (int i = 0; i < after.length; i++) {
            before.getValue()[i] -= after[i] - known[i];
        }
        memory.months.put(from, after);
    }

    private long keptFrom() {
        return memory.reached == Long.MIN_VALUE
                ? Long.MIN_VALUE
                : watched.quartersKeptFrom(memory.reached);
    }

    /** Lets go of what nobody asks for any more. */
    void forget(long moment) {
        memory.months.headMap(watched.monthOf(watched.monthOf(moment) - 1)).clear();
    }
}
