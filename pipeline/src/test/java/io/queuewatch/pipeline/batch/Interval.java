package io.queuewatch.pipeline.batch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The lengths of rows: minutes and quarters by UTC, hours and days by the clock of the queue. */
enum Interval {
    MINUTE("1m"),
    QUARTER("15m"),
    HOUR("1h"),
    DAY("1d");

    private final String label;

    Interval(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Whether the live view has rows of this length. */
    boolean isLive(String channel) {
        return this != MINUTE || !Event.isWritten(channel);
    }

    /** Whether the cohort view has rows of this length. */
    boolean isCohort(String channel) {
        return this == HOUR || this == DAY || (this == QUARTER && !Event.isWritten(channel));
    }

    /** Whether there are rows by dimension of this length. */
    boolean isByDimension() {
        return this == HOUR || this == DAY;
    }

    /** Beginning of the interval that holds the instant. */
    Instant start(Instant at, ZoneId zone) {
        return switch (this) {
            case MINUTE -> at.truncatedTo(ChronoUnit.MINUTES);
            case QUARTER -> {
                long quarter = Duration.ofMinutes(15).toMillis();
                yield Instant.ofEpochMilli(Math.floorDiv(at.toEpochMilli(), quarter) * quarter);
            }
            case HOUR ->
                    at.atZone(zone).toOffsetDateTime().truncatedTo(ChronoUnit.HOURS).toInstant();
            case DAY -> at.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        };
    }

    /** End of the interval that begins at {@code start}; no longer part of it. */
    Instant end(Instant start, ZoneId zone) {
        return switch (this) {
            case MINUTE -> start.plus(1, ChronoUnit.MINUTES);
            case QUARTER -> start.plus(15, ChronoUnit.MINUTES);
            case HOUR -> start.plus(1, ChronoUnit.HOURS);
            case DAY -> start.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
        };
    }
}
