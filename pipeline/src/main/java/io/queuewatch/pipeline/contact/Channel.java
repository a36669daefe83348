package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.config.JobSettings;
import java.util.Locale;

/** The way a customer gets in touch. */
public enum Channel {
    /** Phone calls. */
    VOICE("calls"),
    /** Chats. */
    CHAT("chats"),
    /** Emails. */
    EMAIL("emails"),
    /** Posts and messages in social networks. */
    SOCIAL("social");

    private final String label = name().toLowerCase(Locale.ROOT);
    private final String input;

    Channel(String input) {
        this.input = input;
    }

    /** The channel with this name in rows and configuration. */
    public static Channel of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** The topic that its events come from, without a prefix. */
    public String input() {
        return input;
    }

    /** Whether an agent is connected to the customer, rather than writing at leisure. */
    public boolean conversation() {
        return this == VOICE || this == CHAT;
    }

    /** How late its events may come, in milliseconds. */
    public long horizonMs(JobSettings settings) {
        return conversation() ? settings.horizonMs() : settings.correspondenceHorizonMs();
    }

    /** How long after its last event a contact without an end is kept, in milliseconds. */
    public long retentionMs(JobSettings settings) {
        return conversation() ? settings.retentionMs() : settings.correspondenceRetentionMs();
    }

    /** The name in rows and configuration, such as {@code voice}. */
    public String label() {
        return label;
    }
}
