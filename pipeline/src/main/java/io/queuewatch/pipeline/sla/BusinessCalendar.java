package io.queuewatch.pipeline.sla;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * When a business is open, and how its time passes: business time goes on while the clock on the
 * wall of its time zone shows a time within the hours of that day of the week, and the day is no
 * holiday. So an hour that daylight saving time takes away is nobody's, and one that it gives twice
 * counts twice. A value: two calendars that say the same are equal.
 */
public final class BusinessCalendar implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final long MINUTE_MS = 60_000;
    private static final long DAY_MS = Hours.DAY * MINUTE_MS;
    private static final long PERIOD_MS = 28 * DAY_MS;
    private static final int DAYS_OF_ALL_YEARS = 366;
    private static final int CACHED = 64;

    private final ZoneId zone;
    private final WeeklyHours week;
    private final Set<Holiday> holidays;
    private final String text;

    // Two threads may both work out a period; they find the same.
    private transient OpenTimes[] cache;

    /**
     * A calendar.
     *
     * @param zone the time zone of its hours
     * @param week the hours by day; hours past midnight go on into the next day; days that are not
     *     named are closed
     * @param holidays days that are closed from midnight to midnight
     * @throws IllegalArgumentException where hours overlap or it would never be open
     */
    public BusinessCalendar(
            ZoneId zone, Map<DayOfWeek, List<Hours>> week, Collection<Holiday> holidays) {
        this.zone = zone;
        this.week = new WeeklyHours(week);
        this.holidays = new TreeSet<>(holidays);
        if (this.week.none()) {
            throw new IllegalArgumentException("is never open; want hours of at least one day");
        }
        if (holidays.stream().filter(Holiday::everyYear).distinct().count() == DAYS_OF_ALL_YEARS) {
            throw new IllegalArgumentException("is never open; every day of the year is a holiday");
        }
        text = zone.getId() + this.week + joined(this.holidays);
    }

    /**
     * The calendar that {@link #toString} has described.
     *
     * @throws IllegalArgumentException where the text describes none
     */
    public static BusinessCalendar parse(String text) {
        String[] parts = text.split(";");
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        List<Holiday> holidays = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            int space = parts[i].indexOf(' ');
            if (space < 0) {
                holidays.add(Holiday.valueOf(parts[i]));
            } else {
                week.put(
                        DayOfWeek.valueOf(parts[i].substring(0, space).toUpperCase(Locale.ROOT)),
                        Arrays.stream(parts[i].substring(space + 1).split(" "))
                                .map(Hours::valueOf)
                                .toList());
            }
        }
        return new BusinessCalendar(ZoneId.of(parts[0]), week, holidays);
    }

    /** Whether business is open at this moment (epoch milliseconds). */
    public boolean open(long at) {
        return period(Math.floorDiv(at, PERIOD_MS)).contains(at);
    }

    /** The first moment at which business is open, this one or a later one. */
    public long nextOpening(long at) {
        if (open(at)) {
            return at;
        }
        long number = Math.floorDiv(at, PERIOD_MS);
        long next = period(number).nextOpening(at);
        while (next == Long.MAX_VALUE) {
            next = period(++number).nextOpening(at);
        }
        return next;
    }

    /** Business milliseconds between two moments; 0 where the second is not the later one. */
    public long between(long from, long to) {
        if (to <= from) {
            return 0;
        }
        long first = Math.floorDiv(from, PERIOD_MS);
        long last = Math.floorDiv(to, PERIOD_MS);
        long passed = -period(first).elapsed(from);
        for (long number = first; number < last; number++) {
            passed += period(number).total();
        }
        return passed + period(last).elapsed(to);
    }

    /**
     * The first moment at which so much business time has passed: a deadline.
     *
     * @param from the moment it is counted from
     * @param businessMs business milliseconds, at least 0
     */
    public long plus(long from, long businessMs) {
        if (businessMs <= 0) {
            return from;
        }
        long number = Math.floorDiv(from, PERIOD_MS);
        long left = businessMs + period(number).elapsed(from);
        while (left > period(number).total()) {
            left -= period(number).total();
            number++;
        }
        return period(number).moment(left);
    }

    private OpenTimes period(long number) {
        OpenTimes[] known = cache;
        if (known == null) {
            known = new OpenTimes[CACHED];
            cache = known;
        }
        int slot = (int) Math.floorMod(number, (long) CACHED);
        OpenTimes found = known[slot];
        if (found == null || found.period() != number) {
            found = openTimes(number);
            known[slot] = found;
        }
        return found;
    }

    /** Between two changes of the clock a local time is the moment plus the same offset. */
    private OpenTimes openTimes(long number) {
        OpenTimes.Builder times = new OpenTimes.Builder(number);
        ZoneRules rules = zone.getRules();
        long end = (number + 1) * PERIOD_MS;
        long from = number * PERIOD_MS;
        while (from < end) {
            Instant begin = Instant.ofEpochMilli(from);
            ZoneOffsetTransition change = rules.nextTransition(begin);
            long to = change == null ? end : Math.min(end, change.getInstant().toEpochMilli());
            addSpans(times, from, to, rules.getOffset(begin).getTotalSeconds() * 1_000L);
            from = to;
        }
        return times.build();
    }

    private void addSpans(OpenTimes.Builder times, long from, long to, long offset) {
        long lastDay = Math.floorDiv(to - 1 + offset, DAY_MS);
        for (long day = Math.floorDiv(from + offset, DAY_MS); day <= lastDay; day++) {
            LocalDate date = LocalDate.ofEpochDay(day);
            if (isHoliday(date)) {
                continue;
            }
            long midnight = day * DAY_MS - offset;
            for (Hours hours : week.on(date.getDayOfWeek())) {
                times.add(
                        Math.max(from, midnight + hours.from() * MINUTE_MS),
                        Math.min(to, midnight + hours.to() * MINUTE_MS));
            }
        }
    }

    private boolean isHoliday(LocalDate date) {
        return holidays.contains(Holiday.of(date)) || holidays.contains(Holiday.yearly(date));
    }

    private static String joined(Set<Holiday> holidays) {
        return holidays.stream().map(holiday -> ";" + holiday).collect(Collectors.joining());
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof BusinessCalendar that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Time zone and hours of the week, whatever its holidays. */
    public String hours() {
        return zone.getId() + week;
    }

    /** All that the calendar says, to be read by {@link #parse}. */
    @Override
    public String toString() {
        return text;
    }
}
