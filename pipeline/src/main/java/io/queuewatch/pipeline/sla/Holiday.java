package io.queuewatch.pipeline.sla;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;

/**
 * A day on which a business is closed from midnight to midnight.
 *
 * @param year its year, or 0 where it comes every year
 * @param day its month and day
 */
public record Holiday(int year, MonthDay day) implements Serializable, Comparable<Holiday> {

    /** Every year's. */
    private static final int YEARLY = 0;

    /**
     * The holiday that a text says: {@code 2026-12-25}, or {@code 12-25} for every year.
     *
     * @throws IllegalArgumentException saying what would be right
     */
    public static Holiday valueOf(String text) {
        String date = text.strip();
        try {
            return date.length() == "12-25".length()
                    ? new Holiday(YEARLY, MonthDay.parse("--" + date))
                    : of(LocalDate.parse(date));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'%s' is no date; want such as 2026-12-25, or 12-25 for every year"
                            .formatted(text),
                    e);
        }
    }

    /** This one day. */
    static Holiday of(LocalDate date) {
        return new Holiday(date.getYear(), MonthDay.from(date));
    }

    /** This day in every year. */
    static Holiday yearly(LocalDate date) {
        return new Holiday(YEARLY, MonthDay.from(date));
    }

    boolean everyYear() {
        return year == YEARLY;
    }

    @Override
    public int compareTo(Holiday other) {
        int byYear = Integer.compare(year, other.year);
        return byYear != 0 ? byYear : day.compareTo(other.day);
    }

    @Override
    public String toString() {
        String inYear = day.toString().substring("--".length());
        return everyYear() ? inYear : "%04d-%s".formatted(year, inYear);
    }
}
