package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.config.Target;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.kpi.RowWriter.Place;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;

/**
 * All rows of one queue that have changed, merged from its slices: minutes of the live view,
 * quarters, hours and days of both.
 */
final class QueueRows {

    private final Channel channel;
    private final String queue;
    private final ZoneId zone;
    private final LongFunction<Target> targets;
    private final Map<View, TreeMap<Long, Slice>> slices = new EnumMap<>(View.class);
    private final TreeMap<Long, Integer> peaks = new TreeMap<>();
    private final TreeMap<Long, Integer> waitingAfter = new TreeMap<>();
    private int waitingBefore;

    /**
     * The rows of a queue.
     *
     * @param channel the channel
     * @param queue the queue, or {@code *}
     * @param zone of its hours and days
     * @param targets of the queue as a whole, by the moment at which an interval begins
     */
    QueueRows(Channel channel, String queue, ZoneId zone, LongFunction<Target> targets) {
        this.channel = channel;
        this.queue = queue;
        this.zone = zone;
        this.targets = targets;
        for (View view : View.values()) {
            slices.put(view, new TreeMap<>());
        }
    }

    /** Takes a slice of state, by its {@link SliceKey}. */
    void take(long key, Slice slice) {
        slices.get(SliceKey.view(key)).put(SliceKey.start(key), slice);
    }

    /** A slice taken, or null. */
    Slice slice(long key) {
        return slices.get(SliceKey.view(key)).get(SliceKey.start(key));
    }

    /**
     * Finds how many waited at most in each quarter, and which rows that changes.
     *
     * @param before how many waited before the first slice
     * @param changed receives the keys of slices whose most waiting is another now
     */
    void settlePeaks(int before, LongSet changed) {
        waitingBefore = before;
        TreeSet<Long> quarters = new TreeSet<>(slices.get(View.LIVE).keySet());
        quarters.addAll(slices.get(View.COHORT).keySet());
        int waiting = before;
        for (long quarter : quarters) {
            Slice live = slices.get(View.LIVE).get(quarter);
            int peak = waiting;
            if (live != null) {
                peak = live.peakAfter == waiting ? live.peak : peak(live, quarter, waiting);
                live.peakAfter = waiting;
                waiting += live.netChange();
            }
            peaks.put(quarter, peak);
            waitingAfter.put(quarter, waiting);
            for (View view : View.values()) {
                Slice slice = slices.get(view).get(quarter);
                if (slice != null && slice.peak != peak) {
                    slice.peak = peak;
                    changed.add(SliceKey.of(View.LIVE, quarter));
                    changed.add(SliceKey.of(View.COHORT, quarter));
                }
            }
        }
    }

    private int mostWaiting(long start, long end) {
        int most = 0;
        if (!peaks.containsKey(start)) {
            Map.Entry<Long, Integer> earlier = waitingAfter.lowerEntry(start);
            most = earlier == null ? waitingBefore : earlier.getValue();
        }
        for (int peak : peaks.subMap(start, end).values()) {
            most = Math.max(most, peak);
        }
        return most;
    }

    private static int peak(Slice slice, long start, int waitingBefore) {
        long[] moments = slice.levels.keySet().toLongArray();
        java.util.Arrays.sort(moments);
        int waiting = waitingBefore;
        int peak = moments.length > 0 && moments[0] == start ? 0 : waiting;
        for (long moment : moments) {
            waiting += slice.levels.get(moment);
            peak = Math.max(peak, waiting);
        }
        return peak;
    }

    /** Writes every row that these slices and minutes are part of. */
    void write(LongSet changedSlices, LongSet changedMinutes, RowWriter out, long asOf) {
        if (written(View.LIVE, Interval.MINUTE)) {
            writeMinutes(changedMinutes, out, asOf);
        }
        for (View view : View.values()) {
            LongSet quarters = new LongOpenHashSet();
            for (long key : changedSlices) {
                if (SliceKey.view(key) == view) {
                    quarters.add(SliceKey.start(key));
                }
            }
            for (Interval interval : List.of(Interval.QUARTER, Interval.HOUR, Interval.DAY)) {
                if (written(view, interval)) {
                    writeAll(view, interval, quarters, out, asOf);
                }
            }
        }
    }

    /** What is written at leisure is not told by the minute, nor by the quarter it began in. */
    private boolean written(View view, Interval interval) {
        return channel.conversation()
                || interval.compareTo(view == View.LIVE ? Interval.QUARTER : Interval.HOUR) >= 0;
    }

    private void writeMinutes(LongSet minutes, RowWriter out, long asOf) {
        for (long minute : minutes) {
            long quarter = Interval.QUARTER.start(minute, zone);
            Slice slice = slices.get(View.LIVE).get(quarter);
            Rollup rollup = new Rollup();
            rollup.addMinute(slice, (int) ((minute - quarter) / Interval.MINUTE_MS));
            out.write(
                    new Place(View.LIVE, Interval.MINUTE, channel, queue, minute),
                    rollup,
                    null,
                    targets.apply(minute),
                    asOf);
        }
    }

    private void writeAll(
            View view, Interval interval, LongSet quarters, RowWriter out, long asOf) {
        SortedMap<Long, List<Slice>> changed = new TreeMap<>();
        for (long quarter : quarters) {
            changed.put(interval.start(quarter, zone), new ArrayList<>());
        }
        if (changed.isEmpty()) {
            return;
        }
        for (Map.Entry<Long, Slice> entry :
                slices.get(view).tailMap(changed.firstKey()).entrySet()) {
            List<Slice> parts = changed.get(interval.start(entry.getKey(), zone));
            if (parts != null) {
                parts.add(entry.getValue());
            }
        }
        changed.forEach(
                (start, parts) -> {
                    if (!parts.isEmpty()) {
                        Rollup rollup = new Rollup();
                        parts.forEach(rollup::add);
                        out.write(
                                new Place(view, interval, channel, queue, start),
                                rollup,
                                mostWaiting(start, interval.end(start, zone)),
                                targets.apply(start),
                                asOf);
                    }
                });
    }
}
