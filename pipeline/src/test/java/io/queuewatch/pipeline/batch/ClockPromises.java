package io.queuewatch.pipeline.batch;

import java.time.Duration;

/**
 * What is promised to contacts beyond answers and replies, and when clocks warn.
 *
 * @param atRiskPercent of the time promised
 * @param levelTwo the time to act for level 2
 * @param urgent the time to resolve what is of priority 1; null: none
 * @param resolution the time to resolve anything; null: none
 */
record ClockPromises(int atRiskPercent, Duration levelTwo, Duration urgent, Duration resolution) {

    private static final Duration FOUR = Duration.ofHours(4);
    private static final Duration SIX = Duration.ofHours(6);

    /** Unless the targets say otherwise. */
    static final ClockPromises DEFAULT = new ClockPromises(75, FOUR, SIX, null);

    /** Who is promised what. */
    interface Terms {

        ClockPromises of(String channel, String queue, Tags tags);
    }

    /** Those of {@link RandomLivesTargets#targets}. */
    static ClockPromises first(String channel, String queue, Tags tags) {
        return switch (channel + ' ' + queue) {
            case "voice support" -> new ClockPromises(50, FOUR, SIX, Duration.ofHours(2));
            case "chat sales" ->
                    new ClockPromises(75, Duration.ofMinutes(30), SIX, Duration.ofHours(1));
            case "email sales" ->
                    new ClockPromises(75, FOUR, Duration.ofHours(3), Duration.ofHours(8));
            case "email billing" ->
                    new ClockPromises(
                            75,
                            FOUR,
                            SIX,
                            Duration.ofHours(
                                    tags.priority() != null && tags.priority() == 1 ? 2 : 12));
            default ->
                    switch (channel) {
                        case "chat" -> new ClockPromises(75, Duration.ofMinutes(30), SIX, null);
                        case "email" -> new ClockPromises(75, FOUR, SIX, Duration.ofHours(30));
                        case "social" -> new ClockPromises(75, FOUR, null, null);
                        default -> DEFAULT;
                    };
        };
    }

    /** Those of {@link RandomLivesTargets#others}. */
    static ClockPromises later(String channel, String queue, Tags tags) {
        return switch (channel + ' ' + queue) {
            case "voice support" ->
                    new ClockPromises(
                            60,
                            Duration.ofHours(1),
                            Duration.ofMinutes(
                                    tags.segment() != null && tags.segment().equals("gold")
                                            ? 30
                                            : 120),
                            null);
            case "voice loans" -> new ClockPromises(60, FOUR, SIX, Duration.ofMinutes(30));
            case "chat sales" -> new ClockPromises(80, FOUR, SIX, Duration.ofMinutes(20));
            case "email billing" -> new ClockPromises(75, FOUR, null, Duration.ofHours(3));
            default ->
                    switch (channel) {
                        case "voice" -> new ClockPromises(60, FOUR, SIX, null);
                        case "chat" -> new ClockPromises(80, FOUR, SIX, null);
                        case "social" -> new ClockPromises(75, FOUR, SIX, Duration.ofHours(10));
                        default -> DEFAULT;
                    };
        };
    }
}
