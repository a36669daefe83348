package io.queuewatch.infra.simulator.model;

import java.time.Duration;

/**
 * What one contact asks of an agent.
 *
 * @param ring from an agent's phone ringing to the answer; nothing on other channels
 * @param talk time of conversation, or of writing a reply
 * @param wrap after-contact work
 * @param slots contacts that one agent has at once: above 1 in chats only
 */
public record Work(Distribution ring, Distribution talk, Distribution wrap, int slots) {
    private static final Distribution NOTHING = new Distribution.Fixed(Duration.ZERO);

    /** Checks the slots. */
    public Work {
        if (slots < 1) {
            throw new IllegalArgumentException("An agent has at least 1 slot, not " + slots);
        }
    }

    /** A call, by the means of its parts in seconds. */
    public static Work call(int ring, int talk, int wrap) {
        return new Work(
                new Distribution.Exponential(Duration.ofSeconds(ring)),
                new Distribution.LogNormal(Duration.ofSeconds(talk), .9),
                new Distribution.LogNormal(Duration.ofSeconds(wrap), .7),
                1);
    }

    /** A chat beside others, by the means of its parts in seconds. */
    public static Work chat(int talk, int wrap, int slots) {
        return new Work(
                NOTHING,
                new Distribution.LogNormal(Duration.ofSeconds(talk), .7),
                new Distribution.LogNormal(Duration.ofSeconds(wrap), .6),
                slots);
    }

    /** A reply in writing, by its mean in seconds. */
    public static Work reply(int seconds) {
        return new Work(
                NOTHING, new Distribution.LogNormal(Duration.ofSeconds(seconds), .8), NOTHING, 1);
    }

    /** Mean time that one contact keeps a slot busy, in milliseconds. */
    public double mean() {
        return ring.mean() + talk.mean() + wrap.mean();
    }
}
