package io.queuewatch.pipeline.kpi;

import java.time.Instant;
import java.time.ZoneId;

/** The spans that rows are written for: [start, end), hours and days in the queue's time zone. */
public enum Interval {
    /** A minute. */
    MINUTE("1m"),
    /** A quarter of an hour: what state is kept in. */
    QUARTER("15m"),
    /** An hour of the local clock; the repeated hour of autumn is an hour of its own. */
    HOUR("1h"),
    /** A day of the local calendar. */
    DAY("1d");

    /** A minute in milliseconds. */
    static final long MINUTE_MS = 60_000;

    /** A quarter of an hour in milliseconds. */
    public static final long QUARTER_MS = 15 * MINUTE_MS;

    private static final long HOUR_MS = 60 * MINUTE_MS;

    private final String label;

    Interval(String label) {
        this.label = label;
    }

    /** The name in rows. */
    public String label() {
        return label;
    }

    /** Start of the interval that holds this moment, in milliseconds. */
    public long start(long time, ZoneId zone) {
        return switch (this) {
            case MINUTE -> Math.floorDiv(time, MINUTE_MS) * MINUTE_MS;
            case QUARTER -> Math.floorDiv(time, QUARTER_MS) * QUARTER_MS;
            case HOUR -> {
                long offset =
                        zone.getRules().getOffset(Instant.ofEpochMilli(time)).getTotalSeconds()
                                * 1_000L;
                yield Math.floorDiv(time + offset, HOUR_MS) * HOUR_MS - offset;
            }
            case DAY ->
                    Instant.ofEpochMilli(time)
                            .atZone(zone)
                            .toLocalDate()
                            .atStartOfDay(zone)
                            .toInstant()
                            .toEpochMilli();
        };
    }

    /** End, exclusive, of the interval that starts at this moment, in milliseconds. */
    public long end(long start, ZoneId zone) {
        return switch (this) {
            case MINUTE -> start + MINUTE_MS;
            case QUARTER -> start + QUARTER_MS;
            case HOUR -> start + HOUR_MS;
            case DAY ->
                    Instant.ofEpochMilli(start)
                            .atZone(zone)
                            .toLocalDate()
                            .plusDays(1)
                            .atStartOfDay(zone)
                            .toInstant()
                            .toEpochMilli();
        };
    }
}
