package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.contact.Tags;
import java.util.Locale;

/** What the rows of {@code kpi_by} look at, one way at a time. */
enum Dimension {
    SEGMENT,
    SITE,
    TEAM,
    TOPIC,
    MOMENT;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name in rows. */
    String label() {
        return label;
    }

    /** What these tags say of it. */
    String of(Tags tags) {
        return switch (this) {
            case SEGMENT -> tags.segment();
            case SITE -> tags.site();
            case TEAM -> tags.team();
            case TOPIC -> tags.topic();
            case MOMENT -> tags.moment();
        };
    }
}
