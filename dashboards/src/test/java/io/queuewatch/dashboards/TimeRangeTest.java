package io.queuewatch.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRangeTest {
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    /** What dateMath of Grafana 9.3 answers for {@code -3M/M} and its like, over four quarters. */
    @ParameterizedTest
    @CsvSource({
        "2026-04-01, 2026-07-01, 3, 2026-01-01, 2026-04-01",
        "2026-04-01, 2026-07-01, 6, 2025-10-01, 2026-01-01",
        "2026-07-01, 2026-10-01, 6, 2026-01-01, 2026-04-01",
        "2026-10-01, 2027-01-01, 12, 2025-10-01, 2026-01-01"
    })
    void aQuarterEarlierIsAQuarter(
            LocalDate from, LocalDate before, int months, LocalDate earlier, LocalDate ended) {
        assertThat(FiveYears.days(from, before).earlierBy(Period.ofMonths(months), VIENNA))
                .isEqualTo(FiveYears.days(earlier, ended));
    }

    /** On a Wednesday; the week of the change to summer time is an hour shorter. */
    @ParameterizedTest
    @CsvSource({
        "now-6h, now, 2026-04-01T08:30, 2026-04-01T14:30",
        "now/d, now, 2026-04-01T00:00, 2026-04-01T14:30",
        "now-7d/d, now, 2026-03-25T00:00, 2026-04-01T14:30",
        "now-13w/w, now-1w/w, 2025-12-29T00:00, 2026-03-29T23:59:59.999",
        "now/fQ, now/fQ, 2026-04-01T00:00, 2026-06-30T23:59:59.999"
    })
    void aDashboardOpensAtItsTime(String from, String to, LocalDateTime first, LocalDateTime last) {
        assertThat(TimeRange.of(from, to, LocalDateTime.parse("2026-04-01T14:30").atZone(VIENNA)))
                .isEqualTo(
                        new TimeRange(
                                first.atZone(VIENNA).toInstant(), last.atZone(VIENNA).toInstant()));
    }

    @Test
    void noShiftLeavesTheMomentsAlone() {
        TimeRange range =
                FiveYears.days(LocalDate.parse("2026-04-03"), LocalDate.parse("2026-04-05"));

        assertThat(range.earlierBy(Period.ZERO, VIENNA)).isEqualTo(range);
    }
}
