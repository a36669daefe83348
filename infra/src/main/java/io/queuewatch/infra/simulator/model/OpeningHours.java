package io.queuewatch.infra.simulator.model;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;

/**
 * When a queue is served: from and to on the days named, local time.
 *
 * @param to exclusive; equal to {@code from}: round the clock
 */
public record OpeningHours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

    /** Never closed. */
    public static final OpeningHours ALWAYS =
            new OpeningHours(
                    EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    /** Copies the days. */
    public OpeningHours {
        days = Set.copyOf(days);
    }

    /** On every day of the week. */
    public static OpeningHours daily(int from, int to) {
        return new OpeningHours(
                EnumSet.allOf(DayOfWeek.class), LocalTime.of(from, 0), LocalTime.of(to, 0));
    }

    /** Hours of an open day. */
    public Duration perDay() {
        Duration open = Duration.between(from, to);
        return open.toMinutes() > 0 ? open : open.plusDays(1);
    }

    /** Whether contacts are taken at a moment of local time. */
    public boolean openAt(ZonedDateTime time) {
        LocalTime local = time.toLocalTime();
        boolean within = from.equals(to) || (!local.isBefore(from) && local.isBefore(to));
        return within && days.contains(time.getDayOfWeek());
    }
}
