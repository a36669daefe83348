package io.queuewatch.dashboards.screens;

import io.queuewatch.dashboards.grafana.Look;
import java.util.Locale;

/** A channel, as its wall speaks of it. */
enum Desk {
    VOICE("voice", "Calls", true, Unit.CLOCK, Unit.SECONDS),
    CHAT("chat", "Chats", true, Unit.CLOCK, Unit.SECONDS),
    EMAIL("email", "Emails", false, Unit.HOURS, Unit.HOURS),
    SOCIAL("social", "Posts", false, Unit.MINUTES, Unit.MINUTES);

    /** A unit of time. */
    enum Unit {
        CLOCK("dthms", "hours, minutes and seconds", 1_000, 0),
        SECONDS("suffix:s", "seconds", 1_000, 0),
        MINUTES("suffix:min", "minutes", 60_000, 0),
        HOURS("suffix:h", "hours", 3_600_000, 1);

        private final String grafana;
        private final String words;
        private final int millis;
        private final int decimals;

        Unit(String grafana, String words, int millis, int decimals) {
            this.grafana = grafana;
            this.words = words;
            this.millis = millis;
            this.decimals = decimals;
        }

        /** By Grafana's name. */
        String grafana() {
            return grafana;
        }

        /** As a description says it. */
        String words() {
            return words;
        }

        /** How many milliseconds one has. */
        int millis() {
            return millis;
        }

        /** Digits behind the point. */
        int decimals() {
            return decimals;
        }

        Look look() {
            return Look.asAll().unit(grafana).decimals(decimals);
        }
    }

    private final String channel;
    private final String things;
    private final boolean conversation;
    private final Unit wait;
    private final Unit mean;

    Desk(String channel, String things, boolean conversation, Unit wait, Unit mean) {
        this.channel = channel;
        this.things = things;
        this.conversation = conversation;
        this.wait = wait;
        this.mean = mean;
    }

    /** As tags have it. */
    String channel() {
        return channel;
    }

    /** What comes in, at the beginning of a sentence. */
    String things() {
        return things;
    }

    /** What comes in. */
    String thingsWithin() {
        return things.toLowerCase(Locale.ROOT);
    }

    /** Whether the customer is there and waits; else there is a backlog. */
    boolean conversation() {
        return conversation;
    }

    /** The unit of a wait that goes on. */
    Unit waiting() {
        return wait;
    }

    /** The unit of a mean of times. */
    Unit mean() {
        return mean;
    }
}
