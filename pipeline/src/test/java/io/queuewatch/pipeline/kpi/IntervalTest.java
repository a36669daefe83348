package io.queuewatch.pipeline.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

    @ParameterizedTest
    @CsvSource({
        "MINUTE,  Europe/Berlin, 2026-03-02T08:07:59.999Z, 2026-03-02T08:07:00Z, 2026-03-02T08:08:00Z",
        "MINUTE,  UTC,           1969-12-31T23:59:30Z,     1969-12-31T23:59:00Z, 1970-01-01T00:00:00Z",
        "QUARTER, Asia/Kolkata,  2026-03-02T08:14:59.999Z, 2026-03-02T08:00:00Z, 2026-03-02T08:15:00Z",
        "QUARTER, Asia/Kolkata,  2026-03-02T08:15:00Z,     2026-03-02T08:15:00Z, 2026-03-02T08:30:00Z",
        "HOUR,    UTC,           2026-03-02T08:59:59.999Z, 2026-03-02T08:00:00Z, 2026-03-02T09:00:00Z",
        // Zones off UTC by half an hour and by three quarters.
        "HOUR,    Asia/Kolkata,  2026-03-02T08:29:59Z,     2026-03-02T07:30:00Z, 2026-03-02T08:30:00Z",
        "HOUR,    Asia/Kathmandu,2026-03-02T08:20:00Z,     2026-03-02T08:15:00Z, 2026-03-02T09:15:00Z",
        "DAY,     Asia/Kolkata,  2026-03-02T18:30:00Z,     2026-03-02T18:30:00Z, 2026-03-03T18:30:00Z",
        "DAY,     Asia/Kathmandu,2026-03-02T18:14:59Z,     2026-03-01T18:15:00Z, 2026-03-02T18:15:00Z",
        // The spring day has 23 hours, its second hour is followed by the fourth.
        "DAY,     Europe/Berlin, 2026-03-29T12:00:00Z,     2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
        "HOUR,    Europe/Berlin, 2026-03-29T00:30:00Z,     2026-03-29T00:00:00Z, 2026-03-29T01:00:00Z",
        "HOUR,    Europe/Berlin, 2026-03-29T01:30:00Z,     2026-03-29T01:00:00Z, 2026-03-29T02:00:00Z",
        // The autumn day has 25; the repeated hour is one of its own.
        "DAY,     Europe/Berlin, 2026-10-25T12:00:00Z,     2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
        "HOUR,    Europe/Berlin, 2026-10-25T00:30:00Z,     2026-10-25T00:00:00Z, 2026-10-25T01:00:00Z",
        "HOUR,    Europe/Berlin, 2026-10-25T01:30:00Z,     2026-10-25T01:00:00Z, 2026-10-25T02:00:00Z",
        // In Beirut the clock goes forward at midnight: the day begins at one.
        "DAY,     Asia/Beirut,   2026-03-29T12:00:00Z,     2026-03-28T22:00:00Z, 2026-03-29T21:00:00Z"
    })
    void anIntervalHoldsTheMoment(
            Interval interval, String zone, Instant moment, Instant start, Instant end) {
        ZoneId id = ZoneId.of(zone);
        long from = interval.start(moment.toEpochMilli(), id);

        assertThat(Instant.ofEpochMilli(from)).isEqualTo(start);
        assertThat(Instant.ofEpochMilli(interval.end(from, id))).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Asia/Kathmandu"})
    void intervalsOfAYearFollowEachOtherWithoutGapOrOverlap(String zone) {
        ZoneId id = ZoneId.of(zone);
        long year = Instant.parse("2026-01-01T12:00:00Z").toEpochMilli();
        long nextYear = Instant.parse("2027-01-01T12:00:00Z").toEpochMilli();
        for (Interval interval : new Interval[] {Interval.HOUR, Interval.DAY}) {
            long start = interval.start(year, id);
            while (start < nextYear) {
                long end = interval.end(start, id);
                assertThat(interval.start(end - 1, id)).isEqualTo(start);
                assertThat(interval.start(end, id)).isEqualTo(end);
                assertThat(start % Interval.QUARTER_MS).isZero();
                start = end;
            }
        }
    }
}
