package io.queuewatch.pipeline.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that counts in rows.
 *
 * @param channel of the contact
 * @param queue the queue of the visit, or none
 * @param tags of the visit, by name, as rows have them
 * @param begin when the visit began: the time in cohort rows
 * @param at when it happened: the time in live rows; null: in cohort rows only
 * @param amounts by field of a row
 * @param durations whose percentiles are wanted: wait, handle or response
 */
record Fact(
        String channel,
        String queue,
        Map<String, String> tags,
        Instant begin,
        Instant at,
        Map<String, Long> amounts,
        Map<String, Duration> durations) {

    /** Of a visit, without amounts yet. */
    static Fact of(Visit visit, Instant at) {
        return of(visit.channel, visit.queue, visit.tags, visit.team, visit.begin, at);
    }

    /** Of a contact that left the menu. */
    static Fact exit(Life life) {
        return of(life.channel, "none", life.exitTags, null, life.initiated, life.exit)
                .with("ivr_exit", 1);
    }

    private static Fact of(
            String channel, String queue, Tags tags, String team, Instant begin, Instant at) {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("segment", Tags.tag(tags.segment()));
        named.put("site", Tags.tag(tags.site()));
        named.put("priority", Tags.tag(tags.priority()));
        named.put("team", Tags.tag(team));
        named.put("topic", Tags.tag(tags.topic()));
        named.put("moment", Tags.tag(tags.moment()));
        return new Fact(
                channel, queue, named, begin, at, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    Fact with(String field, long amount) {
        amounts.put(field, amount);
        return this;
    }

    Fact with(String field, boolean holds) {
        return with(field, holds ? 1 : 0);
    }

    Fact with(String field, Duration amount) {
        return with(field, amount.toMillis());
    }

    /** The sums of the logarithm of a duration and of its square. */
    Fact withLogarithm(String field, Duration duration) {
        double ln = Math.log(Math.max(1, duration.toMillis() / 1000.0));
        return with(field, Math.round(1e6 * ln)).with(field + "_sq", Math.round(1e6 * ln * ln));
    }

    Fact withPercentiles(String name, Duration duration) {
        durations.put(name, duration);
        return this;
    }
}
