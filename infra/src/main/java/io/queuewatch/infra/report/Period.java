package io.queuewatch.infra.report;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whole days that are looked at together.
 *
 * @param from the first day
 * @param to the last day, which belongs to it
 */
record Period(LocalDate from, LocalDate to) {
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
    private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(\\d{2})");
    private static final int HALF_A_DAY = 12;

    Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "the first day, %s, is after the last, %s".formatted(from, to));
        }
    }

    /** The last week, Monday to Sunday, that is over on this day. */
    static Period lastWeek(LocalDate today) {
        LocalDate sunday = today.with(TemporalAdjusters.previous(DayOfWeek.SUNDAY));
        return new Period(sunday.minusDays(6), sunday);
    }

    /**
     * A week of ISO 8601.
     *
     * @param text as in {@code 2026-W47}
     * @throws IllegalArgumentException where there is no such week
     */
    static Period week(String text) {
        Matcher parts = WEEK.matcher(text);
        if (parts.matches()) {
            try {
                LocalDate monday = LocalDate.parse(text + "-1", DateTimeFormatter.ISO_WEEK_DATE);
                return new Period(monday, monday.plusDays(6));
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("there is no week " + text, e);
            }
        }
        throw new IllegalArgumentException(
                "\"%s\" is no week: want one such as 2026-W47".formatted(text));
    }

    /**
     * A quarter of a year.
     *
     * @param text as in {@code 2026-Q3}
     * @throws IllegalArgumentException where it is none
     */
    static Period quarter(String text) {
        Matcher parts = QUARTER.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no quarter: want one such as 2026-Q3".formatted(text));
        }
        int month = Integer.parseInt(parts.group(2)) * 3 - 2;
        LocalDate first = LocalDate.of(Integer.parseInt(parts.group(1)), month, 1);
        return new Period(first, first.plusMonths(3).minusDays(1));
    }

    /**
     * The one before: of a quarter the quarter before, of a month the month before, else as many
     * days.
     */
    Period before() {
        LocalDate last = from.minusDays(1);
        if (isMonths(3) && from.getMonthValue() % 3 == 1) {
            return new Period(from.minusMonths(3), last);
        }
        return isMonths(1)
                ? new Period(from.minusMonths(1), last)
                : new Period(from.minusDays(length()), last);
    }

    /** All days of it. */
    List<LocalDate> days() {
        return from.datesUntil(to.plusDays(1)).toList();
    }

    /**
     * The day that a row belongs to: the date, here, of its noon. So the days of queues of other
     * time zones, up to eleven hours away, count as the days that they are there.
     */
    static LocalDate day(Instant start, ZoneId zone) {
        return start.plus(HALF_A_DAY, ChronoUnit.HOURS).atZone(zone).toLocalDate();
    }

    /** The earliest start of a row of this period. */
    Instant start(ZoneId zone) {
        return from.atStartOfDay(zone).toInstant().minus(HALF_A_DAY, ChronoUnit.HOURS);
    }

    /** The first start of a row that is beyond it. */
    Instant end(ZoneId zone) {
        return to.plusDays(1).atStartOfDay(zone).toInstant().minus(HALF_A_DAY, ChronoUnit.HOURS);
    }

    private long length() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    private boolean isMonths(int months) {
        return from.getDayOfMonth() == 1 && from.plusMonths(months).minusDays(1).equals(to);
    }

    /** As in {@code 2026-11-16 to 2026-11-22}. */
    @Override
    public String toString() {
        return from.equals(to) ? from.toString() : from + " to " + to;
    }
}
