package io.queuewatch.pipeline.contact;

import java.util.Locale;

/** The way a customer gets in touch. */
public enum Channel {
    /** Phone calls. */
    VOICE;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name in rows and configuration, such as {@code voice}. */
    public String label() {
        return label;
    }
}
