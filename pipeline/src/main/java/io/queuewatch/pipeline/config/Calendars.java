package io.queuewatch.pipeline.config;

import io.queuewatch.pipeline.sla.BusinessCalendar;
import io.queuewatch.pipeline.sla.Hours;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The business calendars that targets name. */
final class Calendars {

    /** The name that stands for the time of the clock. */
    private static final String NONE = "none";

    /** Open every day from 8:00 to 22:00, unless the file says otherwise under this name. */
    private static final String CHAT = "chat-default";

    private static final Hours CHAT_HOURS = Hours.valueOf("08:00-22:00");

    private final Map<String, BusinessCalendar> byName = new TreeMap<>();

    /**
     * The calendars of a file.
     *
     * @param zone the time zone of those that name none
     * @param mistakes is told where one cannot be
     */
    Calendars(Map<String, TargetsFile.Calendar> file, ZoneId zone, ConfigMistakes mistakes) {
        byName.put(CHAT, new BusinessCalendar(zone, everyDay(CHAT_HOURS), List.of()));
        file.forEach(
                (name, calendar) ->
                        byName.put(
                                name, mistakes.check(() -> checked(name, calendar, zone), null)));
    }

    private static Map<DayOfWeek, List<Hours>> everyDay(Hours hours) {
        return Arrays.stream(DayOfWeek.values())
                .collect(Collectors.toMap(Function.identity(), day -> List.of(hours)));
    }

    private static BusinessCalendar checked(
            String name, TargetsFile.Calendar calendar, ZoneId zone) {
        if (name.equals(NONE)) {
            throw calendar.wrong("calendars: 'none' stands for no calendar; want another name");
        }
        try {
            return calendar.in(zone);
        } catch (IllegalArgumentException e) {
            throw calendar.wrong("calendar %s: %s".formatted(name, e.getMessage()));
        }
    }

    /**
     * The calendar of this name, or null for {@code none}.
     *
     * @throws IllegalArgumentException where there is no such calendar
     */
    BusinessCalendar named(String name) {
        if (name.equals(NONE)) {
            return null;
        }
        if (!byName.containsKey(name)) {
            throw new IllegalArgumentException(
                    "there is no calendar '%s'; want %s or none"
                            .formatted(name, String.join(", ", byName.keySet())));
        }
        return byName.get(name);
    }
}
