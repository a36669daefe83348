package io.queuewatch.pipeline.sla;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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
    private final Map<DayOfWeek, List<Hours>> week;
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
        this.week = withinDays(week);
        this.holidays = new TreeSet<>(holidays);
        if (this.week.isEmpty()) {
            throw new IllegalArgumentException("is never open; want hours of at least one day");
        }
        if (holidays.stream().filter(Holiday::everyYear).distinct().count() == DAYS_OF_ALL_YEARS) {
            throw new IllegalArgumentException("is never open; every day of the year is a holiday");
        }
        text = describe();
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
            String[] words = parts[i].split(" ");
            if (words.length == 1) {
                holidays.add(Holiday.valueOf(words[0]));
                continue;
            }
            List<Hours> hours = new ArrayList<>();
            for (int j = 1; j < words.length; j++) {
                hours.add(Hours.valueOf(words[j]));
            }
            week.put(DayOfWeek.valueOf(words[0].toUpperCase(Locale.ROOT)), hours);
        }
        return new BusinessCalendar(ZoneId.of(parts[0]), week, holidays);
    }

    private static Map<DayOfWeek, List<Hours>> withinDays(Map<DayOfWeek, List<Hours>> week) {
        Map<DayOfWeek, List<Hours>> within = new EnumMap<>(DayOfWeek.class);
        week.forEach(
                (day, spans) -> {
                    for (Hours hours : spans) {
                        boolean goesOn = hours.pastMidnight();
                        add(within, day, goesOn ? new Hours(hours.from(), Hours.DAY) : hours);
                        if (goesOn && hours.to() > 0) {
                            add(within, day.plus(1), new Hours(0, hours.to()));
                        }
                    }
                });
        within.forEach(BusinessCalendar::sortApart);
        return within;
    }

    private static void add(Map<DayOfWeek, List<Hours>> week, DayOfWeek day, Hours hours) {
        week.computeIfAbsent(day, none -> new ArrayList<>()).add(hours);
    }

    private static void sortApart(DayOfWeek day, List<Hours> spans) {
        spans.sort(Comparator.comparingInt(Hours::from));
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i - 1).to() > spans.get(i).from()) {
                throw new IllegalArgumentException(
                        "%s: %s and %s overlap; want hours that do not"
                                .formatted(name(day), spans.get(i - 1), spans.get(i)));
            }
        }
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
            List<Hours> spans = week.get(date.getDayOfWeek());
            if (spans == null || isHoliday(date)) {
                continue;
            }
            long midnight = day * DAY_MS - offset;
            for (Hours hours : spans) {
                times.add(
                        Math.max(from, midnight + hours.from() * MINUTE_MS),
                        Math.min(to, midnight + hours.to() * MINUTE_MS));
            }
        }
    }

    private boolean isHoliday(LocalDate date) {
        return holidays.contains(Holiday.of(date)) || holidays.contains(Holiday.yearly(date));
    }

    private String describe() {
        StringBuilder description = new StringBuilder(zone.getId());
        week.forEach(
                (day, spans) -> {
                    description.append(';').append(name(day));
                    spans.forEach(hours -> description.append(' ').append(hours));
                });
        holidays.forEach(holiday -> description.append(';').append(holiday));
        return description.toString();
    }

    private static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof BusinessCalendar that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** All that the calendar says, to be read by {@link #parse}. */
    @Override
    public String toString() {
        return text;
    }
}
