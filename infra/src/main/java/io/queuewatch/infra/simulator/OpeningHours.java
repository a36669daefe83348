package io.queuewatch.infra.simulator;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;

/**
 * When a queue takes calls: from and to on the days named, local time.
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

    /** Whether calls are taken at a moment of local time. */
    public boolean openAt(ZonedDateTime time) {
        LocalTime local = time.toLocalTime();
        boolean within = from.equals(to) || (!local.isBefore(from) && local.isBefore(to));
        return within && days.contains(time.getDayOfWeek());
    }
}
