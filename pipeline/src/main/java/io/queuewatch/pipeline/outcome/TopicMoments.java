package io.queuewatch.pipeline.outcome;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongBinaryOperator;

/** One moment per topic, in milliseconds. An unknown topic may be any topic. */
final class TopicMoments {

    private final Map<String, Long> byTopic = new HashMap<>();
    private final LongBinaryOperator prefer;
    private final long none;

    /**
     * No moments.
     *
     * @param prefer which of two moments counts
     * @param none what there is where there is no moment
     */
    TopicMoments(LongBinaryOperator prefer, long none) {
        this.prefer = prefer;
        this.none = none;
    }

    /** Adds a moment of a topic, null where it is not known. */
    void add(String topic, long moment) {
        byTopic.merge(key(topic), moment, prefer::applyAsLong);
    }

    /** The moment of all that may be about this topic. */
    long about(String topic) {
        if (topic == null) {
            return byTopic.values().stream().mapToLong(Long::longValue).reduce(none, prefer);
        }
        return prefer.applyAsLong(
                byTopic.getOrDefault(topic, none), byTopic.getOrDefault(key(null), none));
    }

    /** How a topic is kept in maps that take no null. */
    static String key(String topic) {
        return topic == null ? "" : topic;
    }
}
