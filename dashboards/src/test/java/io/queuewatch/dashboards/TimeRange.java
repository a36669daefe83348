package io.queuewatch.dashboards;

import java.time.Instant;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;

/** The time range of a dashboard, both ends included as Grafana has it. */
record TimeRange(Instant from, Instant to) {

    /** Whole months of the calendar, some months earlier; the same when these are none. */
    TimeRange earlierBy(Period months, ZoneId zone) {
        return months.isZero()
                ? this
                : new TimeRange(
                        month(from, zone).minus(months).atDay(1).atStartOfDay(zone).toInstant(),
                        month(to, zone)
                                .minus(months)
                                .plusMonths(1)
                                .atDay(1)
                                .atStartOfDay(zone)
                                .toInstant()
                                .minusMillis(1));
    }

    private static YearMonth month(Instant instant, ZoneId zone) {
        return YearMonth.from(instant.atZone(zone));
    }
}
