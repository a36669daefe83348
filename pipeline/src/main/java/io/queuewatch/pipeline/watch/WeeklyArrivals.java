package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.config.AlertSettings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongPredicate;

/**
 * How many contacts came in each quarter of an hour of the past weeks, so that it can be told how
 * many are to be expected now: as many as came at the same time of the same day, on average.
 */
final class WeeklyArrivals {

    private static final int DAYS = 7;
    private static final int QUARTERS_OF_DAY = 96;
    private static final int QUARTERS_OF_WEEK = DAYS * QUARTERS_OF_DAY;

    /** Monday's distance from the day of the week of 1970-01-01. */
    private static final int MONDAY = 3;

    private static final long QUARTER_MS = QueueMemory.QUARTER_MS;
    private static final long WEEK_MS = QUARTERS_OF_WEEK * QUARTER_MS;

    /** Where the weeks are kept. */
    interface Weeks {

        /** The counts by quarter of a week, or null. */
        int[] get(long week) throws Exception;

        /** Keeps the counts of a week. */
        void put(long week, int[] counts) throws Exception;

        /** Forgets a week. */
        void remove(long week) throws Exception;
    }

    private final Weeks weeks;
    private final ZoneId zone;
    private final LongPredicate expects;

    /**
     * Arrivals.
     *
     * @param weeks where they are kept
     * @param zone the time zone of the days
     * @param expects whether contacts may come at a moment
     */
    WeeklyArrivals(Weeks weeks, ZoneId zone, LongPredicate expects) {
        this.weeks = weeks;
        this.zone = zone;
        this.expects = expects;
    }

    private record Slot(long week, int quarter) {}

    /** So many came within a quarter of an hour more, or less. */
    void add(long time, int change) throws Exception {
        Slot slot = slot(time);
        int[] counts = weeks.get(slot.week());
        if (counts == null) {
            counts = new int[QUARTERS_OF_WEEK];
        }
        counts[slot.quarter()] += change;
        weeks.put(slot.week(), counts);
    }

    /** Lets go of what is too long ago, seen from a moment. */
    void forget(long moment) throws Exception {
        Slot slot = slot(moment);
        if (slot.quarter() == 0) {
            weeks.remove(slot.week() - AlertSettings.MOST_WEEKS - 1);
        }
    }

    /**
     * How many were to be expected between two moments; where too few weeks are known, none.
     *
     * @param known since when arrivals have been counted, in milliseconds
     * @param least so many weeks must be known
     */
    double expected(long from, long to, long known, int least) throws Exception {
        double expected = 0;
        for (long quarter = Math.floorDiv(from, QUARTER_MS) * QUARTER_MS;
                quarter < to;
                quarter += QUARTER_MS) {
            if (expects.test(quarter)) {
                long within = Math.min(to, quarter + QUARTER_MS) - Math.max(from, quarter);
                expected += (double) within / QUARTER_MS * mean(quarter, known, least);
            }
        }
        return expected;
    }

    private double mean(long quarter, long known, int least) throws Exception {
        long whole = Math.floorDiv(quarter - known, WEEK_MS);
        if (whole < least) {
            return 0;
        }
        int observed = (int) Math.min(whole, AlertSettings.MOST_WEEKS);
        Slot slot = slot(quarter);
        long sum = 0;
        for (int ago = 1; ago <= observed; ago++) {
            int[] counts = weeks.get(slot.week() - ago);
            sum += counts == null ? 0 : counts[slot.quarter()];
        }
        return (double) sum / observed;
    }

    private Slot slot(long time) {
        long offsetMs =
                zone.getRules().getOffset(Instant.ofEpochMilli(time)).getTotalSeconds() * 1_000L;
        long quarter = Math.floorDiv(time + offsetMs, QUARTER_MS) + MONDAY * QUARTERS_OF_DAY;
        return new Slot(
                Math.floorDiv(quarter, QUARTERS_OF_WEEK), Math.floorMod(quarter, QUARTERS_OF_WEEK));
    }
}
