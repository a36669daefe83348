package io.queuewatch.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
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

    @Test
    void noShiftLeavesTheMomentsAlone() {
        TimeRange range =
                FiveYears.days(LocalDate.parse("2026-04-03"), LocalDate.parse("2026-04-05"));

        assertThat(range.earlierBy(Period.ZERO, VIENNA)).isEqualTo(range);
    }
}
