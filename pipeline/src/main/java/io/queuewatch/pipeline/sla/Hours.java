package io.queuewatch.pipeline.sla;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span of opening hours as a clock on the wall shows it, such as {@code 08:00-18:00}.
 *
 * @param from minute of the day at which it opens, from 0
 * @param to minute of the day at which it closes, up to 1440 (24:00); at or before {@code from}
 *     where it closes on the next day
 */
public record Hours(int from, int to) implements Serializable {

    /** Minutes of a day. */
    static final int DAY = 24 * 60;

    private static final Pattern FORM =
            Pattern.compile(
                    "([01]\\d|2[0-3]):([0-5]\\d)\\s*-\\s*(?:(24):(00)|([01]\\d|2[0-3]):([0-5]\\d))");

    /**
     * The hours that a text says; the end is at most 24:00, or on the next day where it is before
     * the beginning ({@code 22:00-06:00}).
     *
     * @throws IllegalArgumentException saying what would be right
     */
    public static Hours valueOf(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (matcher.matches()) {
            int from = minute(matcher.group(1), matcher.group(2));
            int to = matcher.group(3) != null ? DAY : minute(matcher.group(5), matcher.group(6));
            if (from != to) {
                return new Hours(from, to);
            }
        }
        throw new IllegalArgumentException(
                "'%s' are no opening hours; want such as 08:00-18:00, 13:30-24:00, or 22:00-06:00 past midnight"
                        .formatted(text));
    }

    private static int minute(String hour, String minute) {
        return Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
    }

    boolean pastMidnight() {
        return to <= from;
    }

    @Override
    public String toString() {
        return "%02d:%02d-%02d:%02d".formatted(from / 60, from % 60, to / 60, to % 60);
    }
}
