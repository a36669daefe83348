package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.contact.Tags;
import java.util.Locale;
import java.util.function.Function;

/** What the rows of {@code kpi_by} look at, one way at a time. */
enum Dimension {
    SEGMENT(Tags::segment),
    SITE(Tags::site),
    TEAM(Tags::team),
    TOPIC(Tags::topic),
    MOMENT(Tags::moment);

    private final String label = name().toLowerCase(Locale.ROOT);
    private final Function<Tags, String> value;

    Dimension(Function<Tags, String> value) {
        this.value = value;
    }

    /** The name in rows. */
    String label() {
        return label;
    }

    /** What these tags say of it. */
    String of(Tags tags) {
        return value.apply(tags);
    }
}
