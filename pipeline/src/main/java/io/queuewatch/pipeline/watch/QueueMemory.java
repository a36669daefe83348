package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.alert.AlertLife;
import io.queuewatch.pipeline.kpi.Measure;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is remembered of a queue that is watched. Times are event times in milliseconds. */
final class QueueMemory {

    static final long MINUTE_MS = 60_000;
    static final long QUARTER_MS = 15 * MINUTE_MS;

    /** Up to when it has been looked at. */
    long reached = Long.MIN_VALUE;

    /** When the queue is looked at next; {@link AlertLife#NEVER} where it is not. */
    long next = AlertLife.NEVER;

    /** When the first contact was heard of; {@link AlertLife#NEVER} before. */
    long first = AlertLife.NEVER;

    /** When the last thing happened that a source told of. */
    long last = Long.MIN_VALUE;

    /** What is known to happen after what is reached, in its order. */
    final MovesAhead ahead = new MovesAhead();

    final WaitingLine waiting = new WaitingLine();

    /** Since when as many wait as are too many; {@link AlertLife#NEVER} where they do not. */
    long crowdedSince = AlertLife.NEVER;

    /** When somebody was answered last. */
    long answeredAt = Long.MIN_VALUE;

    /** Agents; nobody knows where none was ever heard of. */
    int signedIn;

    boolean agentsKnown;

    /** Call backs owed for longer than promised. */
    int overdue;

    /** The end of the last minute in which a contact came. */
    long arrivedAt = Long.MIN_VALUE;

    /** The end of the last minute in which anything happened. */
    long activeAt = Long.MIN_VALUE;

    /**
     * Since when nothing has come, up to when that was reckoned, and how many were to be expected.
     */
    long silentSince = Long.MIN_VALUE;

    long silentUntil = Long.MIN_VALUE;
    double missed;

    /** Sums by {@link Measure}, by the start of the minute, the quarter, the month. */
    final TreeMap<Long, long[]> minutes = new TreeMap<>();

    final TreeMap<Long, long[]> quarters = new TreeMap<>();
    final TreeMap<Long, long[]> months = new TreeMap<>();

    final Map<Trouble, AlertLife> lives = new EnumMap<>(Trouble.class);

    AlertLife life(Trouble trouble) {
        return lives.computeIfAbsent(trouble, t -> new AlertLife());
    }

    /** Whether something was so, when it was looked at last. */
    boolean isTroubled(Trouble trouble) {
        AlertLife life = lives.get(trouble);
        return life != null && life.troubled;
    }

    /** Whether time alone may soon turn something. */
    boolean isLively() {
        return waiting.size() > 0 || isTurning();
    }

    /** Whether something is wrong that nobody has been told of yet, or over and not told so. */
    boolean isTurning() {
        for (AlertLife life : lives.values()) {
            if (life.troubled != life.isFiring()) {
                return true;
            }
        }
        return false;
    }

    static void add(Map<Long, long[]> to, long start, long[] more) {
        long[] sums = to.computeIfAbsent(start, s -> new long[more.length]);
        for (int i = 0; i < sums.length; i++) {
            sums[i] += more[i];
        }
    }

    /** The sum over [from, to). */
    static long[] sum(SortedMap<Long, long[]> of, long from, long to) {
        long[] sum = new long[Measure.values().length];
        for (long[] sums : of.subMap(from, to).values()) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += sums[i];
            }
        }
        return sum;
    }
}
