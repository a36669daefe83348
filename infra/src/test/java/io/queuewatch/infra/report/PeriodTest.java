package io.queuewatch.infra.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2026-Q3, 2026-07-01 to 2026-09-30, 2026-04-01 to 2026-06-30",
        "2024-Q1, 2024-01-01 to 2024-03-31, 2023-10-01 to 2023-12-31"
    })
    void aQuarterIsComparedWithTheOneBefore(String text, String period, String before) {
        assertThat(Period.quarter(text)).hasToString(period);
        assertThat(Period.quarter(text).before()).hasToString(before);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-W47, 2026-11-16 to 2026-11-22, 2026-11-09 to 2026-11-15",
        "2026-W01, 2025-12-29 to 2026-01-04, 2025-12-22 to 2025-12-28"
    })
    void aWeekIsComparedWithTheOneBefore(String text, String period, String before) {
        assertThat(Period.week(text)).hasToString(period);
        assertThat(Period.week(text).before()).hasToString(before);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-03-31, 2026-02-01 to 2026-02-28",
        "2026-03-01, 2026-03-10, 2026-02-19 to 2026-02-28",
        "2026-02-01, 2026-04-30, 2025-11-04 to 2026-01-31"
    })
    void aMonthIsComparedWithTheOneBeforeAndOtherDaysWithAsMany(
            LocalDate from, LocalDate to, String before) {
        assertThat(new Period(from, to).before()).hasToString(before);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22, 2026-11-09", "2026-11-23, 2026-11-16", "2026-11-25, 2026-11-16"})
    void theLastWeekIsOver(LocalDate today, LocalDate monday) {
        assertThat(Period.lastWeek(today)).isEqualTo(new Period(monday, monday.plusDays(6)));
    }

    @ParameterizedTest
    @CsvSource({"Pacific/Auckland", "Asia/Kolkata", "Europe/Berlin", "America/New_York"})
    void theDaysOfOtherTimeZonesAreTheirOwn(ZoneId zoneOfQueue) {
        ZoneId here = ZoneId.of("UTC");
        Period period = Period.week("2026-W26");
        for (LocalDate day : period.days()) {
            Instant start = day.atStartOfDay(zoneOfQueue).toInstant();
            assertThat(Period.day(start, here)).isEqualTo(day);
            assertThat(start).isBetween(period.start(here), period.end(here).minusMillis(1));
        }
    }

    @Test
    void saysWhatWouldBeRight() {
        assertThatThrownBy(() -> Period.week("2026-W54")).hasMessage("there is no week 2026-W54");
        assertThatThrownBy(() -> Period.week("47")).hasMessageContaining("such as 2026-W47");
        assertThatThrownBy(() -> Period.quarter("2026-Q5")).hasMessageContaining("such as 2026-Q3");
        assertThatThrownBy(() -> new Period(LocalDate.of(2026, 11, 3), LocalDate.of(2026, 11, 2)))
                .hasMessage("the first day, 2026-11-03, is after the last, 2026-11-02");
    }
}
