package io.queuewatch.pipeline.batch;

import java.time.Duration;

/**
 * What is promised of contacts of {@link RandomLivesTargets} beyond answers and replies, and when
 * clocks warn.
 *
 * @param atRiskPercent of the time promised
 * @param levelTwo the time to act for level 2
 * @param urgent the time to resolve what is of priority 1; null: none
 * @param resolution the time to resolve anything; null: none
 */
record ClockPromises(int atRiskPercent, Duration levelTwo, Duration urgent, Duration resolution) {

    static ClockPromises of(String channel, String queue, Tags tags) {
        Duration four = Duration.ofHours(4);
        Duration six = Duration.ofHours(6);
        return switch (channel + ' ' + queue) {
            case "voice support" -> new ClockPromises(50, four, six, Duration.ofHours(2));
            case "chat sales" ->
                    new ClockPromises(75, Duration.ofMinutes(30), six, Duration.ofHours(1));
            case "email sales" ->
                    new ClockPromises(75, four, Duration.ofHours(3), Duration.ofHours(8));
            case "email billing" ->
                    new ClockPromises(
                            75,
                            four,
                            six,
                            Duration.ofHours(
                                    tags.priority() != null && tags.priority() == 1 ? 2 : 12));
            default ->
                    switch (channel) {
                        case "chat" -> new ClockPromises(75, Duration.ofMinutes(30), six, null);
                        case "email" -> new ClockPromises(75, four, six, Duration.ofHours(30));
                        case "social" -> new ClockPromises(75, four, null, null);
                        default -> new ClockPromises(75, four, six, null);
                    };
        };
    }
}
