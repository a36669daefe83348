package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.sla.BusinessCalendar;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The clock on the wall of a queue: which interval of which week a moment is in, and whether the
 * queue is open then. An hour that daylight saving time gives twice is the same hour of the week
 * both times; one that it takes away is none.
 *
 * @param zone the queue's time zone
 * @param calendar when it is open; null for always
 */
public record LocalClock(ZoneId zone, BusinessCalendar calendar) implements Serializable {

    private static final long HOUR_MS = 3_600_000;
    private static final long DAY_MS = 24 * HOUR_MS;
    private static final int DAYS = 7;
    // 1970-01-01 was a Thursday.
    private static final int MONDAY = 3;

    /** The local day, counted from 1970-01-01. */
    long day(long at) {
        return Math.floorDiv(local(at), DAY_MS);
    }

    /** The week, from Monday to Sunday. */
    long week(long at) {
        return Math.floorDiv(day(at) + MONDAY, DAYS);
    }

    /** The interval of the week that this moment is in, counted through all weeks. */
    long slot(long at, Period period) {
        long local = local(at) + MONDAY * DAY_MS;
        return Math.floorDiv(local, period == Period.HOUR ? HOUR_MS : DAY_MS);
    }

    /** Whether the queue is open at some moment of the interval that begins then. */
    public boolean open(long start, Period period) {
        return openMs(start, period) > 0;
    }

    /** For how long the queue is open in the interval that begins then, in milliseconds. */
    long openMs(long start, Period period) {
        return openMs(start, end(start, period));
    }

    /** For how long the queue is open between two moments, in milliseconds. */
    long openMs(long from, long to) {
        return calendar == null ? to - from : calendar.between(from, to);
    }

    /** Whether the queue stays closed for the rest of the day once this hour is over. */
    boolean lastOfDay(long start) {
        long next = start + HOUR_MS;
        long day = day(start);
        return day(next) != day || calendar != null && day(calendar.nextOpening(next)) != day;
    }

    /** Where the interval that begins then ends; a day may have 23 or 25 hours. */
    long end(long start, Period period) {
        if (period == Period.HOUR) {
            return start + HOUR_MS;
        }
        return Instant.ofEpochMilli(start)
                .atZone(zone)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant()
                .toEpochMilli();
    }

    /** Where the interval begins that is before the one which begins then. */
    long before(long start, Period period) {
        return period == Period.HOUR ? start - HOUR_MS : ago(start, 1, period);
    }

    /**
     * Where the interval begins that is so many intervals of the wall before one; where daylight
     * saving time took it away, the one before.
     */
    long ago(long start, long intervals, Period period) {
        if (period == Period.HOUR) {
            long there = start - intervals * HOUR_MS;
            return there + (slot(start, period) - intervals - slot(there, period)) * HOUR_MS;
        }
        return Instant.ofEpochMilli(start)
                .atZone(zone)
                .toLocalDate()
                .minusDays(intervals)
                .atStartOfDay(zone)
                .toInstant()
                .toEpochMilli();
    }

    private long local(long at) {
        return at + zone.getRules().getOffset(Instant.ofEpochMilli(at)).getTotalSeconds() * 1_000L;
    }
}
