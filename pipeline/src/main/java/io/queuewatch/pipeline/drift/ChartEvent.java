package io.queuewatch.pipeline.drift;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** What begins in an interval of a chart, or stands in it. */
public enum ChartEvent {
    /** A phase: a level of its own from here on. */
    PHASE,
    /** A drift upwards. */
    DRIFT_UP,
    /** A drift downwards. */
    DRIFT_DOWN,
    /** A spike. */
    SPIKE,
    /** A span that a person has excluded. */
    EXCLUDED;

    /** As rows name them, separated by commas. */
    static String labels(Collection<ChartEvent> events) {
        return events.stream()
                .map(event -> event.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }
}
