package io.queuewatch.dashboards;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time range of a dashboard, both ends included as Grafana has it. */
record TimeRange(Instant from, Instant to) {

    private static final Pattern MOMENT =
            Pattern.compile("now(?:-(?<amount>\\d+)(?<unit>[mhdw]))?(?:/(?<whole>d|w|fQ))?");

    /**
     * What Grafana makes of a time such as {@code now-13w/w}.
     *
     * @throws IllegalArgumentException where it is none of those that dashboards here have
     */
    static TimeRange of(String from, String to, ZonedDateTime now) {
        return new TimeRange(
                moment(from, now, 0).toInstant(),
                to.contains("/")
                        ? moment(to, now, 1).toInstant().minusMillis(1)
                        : moment(to, now, 0).toInstant());
    }

    private static ZonedDateTime moment(String text, ZonedDateTime now, int wholes) {
        Matcher parts = MOMENT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text + " is no time that is known here");
        }
        ZonedDateTime then =
                parts.group("amount") == null
                        ? now
                        : now.minus(
                                Long.parseLong(parts.group("amount")), unit(parts.group("unit")));
        String whole = parts.group("whole");
        if (whole == null) {
            return then;
        }
        ZonedDateTime day = then.truncatedTo(ChronoUnit.DAYS);
        return switch (whole) {
            case "d" -> day.plusDays(wholes);
            case "w" ->
                    day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(wholes);
            default ->
                    day.withDayOfMonth(1)
                            .minusMonths((day.getMonthValue() - 1) % 3)
                            .plusMonths(3L * wholes);
        };
    }

    private static ChronoUnit unit(String letter) {
        return switch (letter) {
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            case "d" -> ChronoUnit.DAYS;
            default -> ChronoUnit.WEEKS;
        };
    }

    /** From the earlier beginning to the later end. */
    TimeRange with(TimeRange other) {
        return new TimeRange(
                from.isBefore(other.from) ? from : other.from,
                to.isAfter(other.to) ? to : other.to);
    }

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
