package io.queuewatch.pipeline.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.sla.BusinessCalendar;
import io.queuewatch.pipeline.sla.Holiday;
import io.queuewatch.pipeline.sla.Hours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalClockTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalClock CLOCK = new LocalClock(BERLIN, null);
    private static final int SUNDAY_AT_2 = 6 * 24 + 2;

    @Test
    void theHourThatAutumnRepeatsIsTheSameHourOfTheWeekTwice() {
        assertThat(cell("2026-10-25T00:00:00Z")).isEqualTo(SUNDAY_AT_2);
        assertThat(cell("2026-10-25T01:00:00Z")).isEqualTo(SUNDAY_AT_2);
        assertThat(cell("2026-10-25T02:00:00Z")).isEqualTo(SUNDAY_AT_2 + 1);
    }

    @Test
    void theHourThatSpringTakesAwayIsNone() {
        assertThat(cell("2026-03-29T00:00:00Z")).isEqualTo(SUNDAY_AT_2 - 1);
        assertThat(cell("2026-03-29T01:00:00Z")).isEqualTo(SUNDAY_AT_2 + 1);
    }

    @Test
    void weeksBeginOnMondayAtLocalMidnight() {
        long sunday = at("2026-01-04T22:59:59Z");
        long monday = at("2026-01-04T23:00:00Z");
        assertThat(CLOCK.week(monday)).isEqualTo(CLOCK.week(sunday) + 1);
        assertThat(Math.floorDiv(CLOCK.slot(monday, Period.HOUR), 168))
                .isEqualTo(CLOCK.week(monday));
        assertThat(Math.floorDiv(CLOCK.slot(monday, Period.DAY), 7)).isEqualTo(CLOCK.week(monday));
    }

    @Test
    void daysEndAtMidnightAlsoWhereTheyAreShortOrLong() {
        assertThat(CLOCK.end(at("2026-03-28T23:00:00Z"), Period.DAY))
                .isEqualTo(at("2026-03-29T22:00:00Z"));
        assertThat(CLOCK.end(at("2026-10-24T22:00:00Z"), Period.DAY))
                .isEqualTo(at("2026-10-25T23:00:00Z"));
    }

    @Test
    void whatTheCalendarClosesIsNotOpen() {
        LocalClock clock =
                new LocalClock(
                        BERLIN,
                        new BusinessCalendar(
                                BERLIN,
                                Map.of(DayOfWeek.MONDAY, List.of(Hours.valueOf("08:30-18:00"))),
                                List.of(Holiday.valueOf("2026-01-12"))));
        assertThat(clock.open(at("2026-01-05T06:00:00Z"), Period.HOUR)).isFalse();
        assertThat(clock.open(at("2026-01-05T07:00:00Z"), Period.HOUR)).isTrue();
        assertThat(clock.open(at("2026-01-12T10:00:00Z"), Period.HOUR)).isFalse();
        assertThat(clock.lastOfDay(at("2026-01-05T15:00:00Z"))).isFalse();
        assertThat(clock.lastOfDay(at("2026-01-05T16:00:00Z"))).isTrue();
    }

    private static int cell(String at) {
        return (int) Math.floorMod(CLOCK.slot(at(at), Period.HOUR), 168L);
    }

    private static long at(String at) {
        return Instant.parse(at).toEpochMilli();
    }
}
