package io.queuewatch.pipeline.watch;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * Weeks from Monday to Sunday, and when they are judged: on Monday at six, when what comes late of
 * a call or an agent has come.
 *
 * @param zone of their days
 */
record Weeks(ZoneId zone) {

    private static final LocalTime SIX = LocalTime.of(6, 0);

    /** When the week began that a moment is in, in milliseconds. */
    long start(long moment) {
        return millis(monday(moment));
    }

    /** When the week before that one began, in milliseconds. */
    long before(long start) {
        return millis(monday(start).minusWeeks(1));
    }

    /** When weeks are judged next after a moment, in milliseconds. */
    long nextJudged(long moment) {
        LocalDate monday = monday(moment);
        long thisWeek = judged(monday);
        return moment < thisWeek ? thisWeek : judged(monday.plusWeeks(1));
    }

    /** The day of a moment, such as 2026-03-02. */
    String day(long moment) {
        return Instant.ofEpochMilli(moment).atZone(zone).toLocalDate().toString();
    }

    private LocalDate monday(long moment) {
        return Instant.ofEpochMilli(moment)
                .atZone(zone)
                .toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private long millis(LocalDate day) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    private long judged(LocalDate monday) {
        return monday.atTime(SIX).atZone(zone).toInstant().toEpochMilli();
    }
}
