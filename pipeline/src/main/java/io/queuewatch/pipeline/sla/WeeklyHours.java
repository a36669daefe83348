package io.queuewatch.pipeline.sla;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The opening hours of a week, day by day: in order, apart from each other, none past midnight. */
final class WeeklyHours implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Map<DayOfWeek, List<Hours>> byDay = new EnumMap<>(DayOfWeek.class);

    /**
     * The hours of a week.
     *
     * @param week the hours by day; those past midnight go on into the next day
     * @throws IllegalArgumentException where hours overlap
     */
    WeeklyHours(Map<DayOfWeek, List<Hours>> week) {
        week.forEach((day, spans) -> spans.forEach(hours -> add(day, hours)));
        byDay.forEach(WeeklyHours::sortApart);
    }

    private void add(DayOfWeek day, Hours hours) {
        if (!hours.pastMidnight()) {
            byDay.computeIfAbsent(day, none -> new ArrayList<>()).add(hours);
            return;
        }
        add(day, new Hours(hours.from(), Hours.DAY));
        if (hours.to() > 0) {
            add(day.plus(1), new Hours(0, hours.to()));
        }
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

    List<Hours> on(DayOfWeek day) {
        return byDay.getOrDefault(day, List.of());
    }

    /** Whether no day has any. */
    boolean none() {
        return byDay.isEmpty();
    }

    private static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    /** Each day that has hours, as in {@code ;monday 08:00-12:00 13:00-18:00}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        byDay.forEach(
                (day, spans) -> {
                    text.append(';').append(name(day));
                    spans.forEach(hours -> text.append(' ').append(hours));
                });
        return text.toString();
    }
}
