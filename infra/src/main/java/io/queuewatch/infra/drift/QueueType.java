package io.queuewatch.infra.drift;

import io.queuewatch.pipeline.drift.LocalClock;
import io.queuewatch.pipeline.sla.BusinessCalendar;
import java.time.ZoneOffset;

/**
 * Queues that are alike.
 *
 * @param peak contacts of their busiest hour
 * @param memory of the effects of hours
 * @param calendar when they are open, as {@link BusinessCalendar#parse} reads it; null for always
 */
record QueueType(double peak, double memory, String calendar) {

    /** The clock on their wall. */
    LocalClock clock() {
        return new LocalClock(
                ZoneOffset.UTC, calendar == null ? null : BusinessCalendar.parse(calendar));
    }

    /** When they are open, in a word. */
    String open() {
        return calendar == null ? "always" : "by day";
    }
}
