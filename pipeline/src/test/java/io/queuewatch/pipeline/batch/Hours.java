package io.queuewatch.pipeline.batch;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;

/**
 * When a business is open, walked through by quarters of an hour: one counts when the wall clock
 * shows opening hours of a day that is no holiday.
 *
 * @param zone of the wall clock
 * @param week opening hours by day; days that are not named are closed
 * @param holidays days that are closed
 */
record Hours(ZoneId zone, Map<DayOfWeek, Span> week, Set<LocalDate> holidays) {

    /**
     * Opening hours of one day, in whole quarters of an hour.
     *
     * @param until no longer part of it
     */
    record Span(LocalTime from, LocalTime until) {}

    private boolean open(Instant at) {
        ZonedDateTime wall = at.atZone(zone);
        Span span = week.get(wall.getDayOfWeek());
        return span != null
                && !holidays.contains(wall.toLocalDate())
                && !wall.toLocalTime().isBefore(span.from())
                && wall.toLocalTime().isBefore(span.until());
    }

    /** The first moment at which the business has been open for so long since {@code from}. */
    Instant after(Instant from, Duration open) {
        Duration left = open;
        Instant at = from;
        while (true) {
            Duration step = Duration.between(at, nextQuarter(at));
            if (open(at)) {
                if (left.compareTo(step) <= 0) {
                    return at.plus(left);
                }
                left = left.minus(step);
            }
            at = at.plus(step);
        }
    }

    /** How long the business was open between two moments. */
    Duration between(Instant from, Instant until) {
        Duration open = Duration.ZERO;
        Instant at = from;
        while (at.isBefore(until)) {
            Instant next = nextQuarter(at).isAfter(until) ? until : nextQuarter(at);
            open = open(at) ? open.plus(Duration.between(at, next)) : open;
            at = next;
        }
        return open;
    }

    private static Instant nextQuarter(Instant at) {
        return Interval.QUARTER.end(Interval.QUARTER.start(at, ZoneOffset.UTC), ZoneOffset.UTC);
    }
}
