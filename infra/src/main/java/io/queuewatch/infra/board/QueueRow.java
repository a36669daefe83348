package io.queuewatch.infra.board;

import io.queuewatch.pipeline.influx.Catalogue;
import io.queuewatch.pipeline.influx.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One line of the wallboard.
 *
 * @param queue its name, or {@link #TOTAL}
 * @param asOf event time that the figures have reached
 * @param now what is so now, by the names of the fields of {@code queue_now}
 * @param recent the last quarter of an hour, or hour
 * @param today the day so far
 */
record QueueRow(
        String queue, Instant asOf, Map<String, Long> now, Measures recent, Measures today) {

    /** Name of the row of all queues together. */
    static final String TOTAL = "*";

    /** What is so now. */
    static final List<String> NOW =
            Catalogue.QUEUE_NOW.fields().stream()
                    .map(Field::name)
                    .filter(field -> !field.equals("as_of"))
                    .toList();

    /** Several queues together have the oldest of all. */
    private static final Set<String> OLDEST = Set.of("oldest_wait", "backlog_age");

    /** An agent counts in every queue that it serves: these have no sum. */
    private static final Set<String> OF_ONE_QUEUE =
            Set.of("agents_available", "agents_wrapping", "agents_away", "agents_unknown");

    /** Several queues together; as old as the oldest of them. */
    static QueueRow total(List<QueueRow> rows, Measures recent, Measures today) {
        Map<String, Long> together = new HashMap<>();
        for (QueueRow row : rows) {
            row.now.forEach(
                    (field, value) -> {
                        if (!OF_ONE_QUEUE.contains(field)) {
                            together.merge(
                                    field, value, OLDEST.contains(field) ? Math::max : Long::sum);
                        }
                    });
        }
        return new QueueRow(
                TOTAL,
                rows.stream().map(QueueRow::asOf).min(Instant::compareTo).orElse(Instant.EPOCH),
                Map.copyOf(together),
                recent,
                today);
    }

    /** A number of now, where it is known. */
    OptionalLong now(String field) {
        Long value = now.get(field);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    long waiting() {
        return now("waiting").orElse(0);
    }

    /** Of those who wait, in milliseconds. */
    long oldestWait() {
        return now("oldest_wait").orElse(0);
    }

    long inService() {
        return now("in_service").orElse(0);
    }

    /** How old the figures are; never negative. */
    Duration age(Instant present) {
        return asOf.isBefore(present) ? Duration.between(asOf, present) : Duration.ZERO;
    }

    /** A target, of the recent period or else of the day. */
    OptionalDouble target(String field) {
        return recent.number(field).isPresent() ? recent.number(field) : today.number(field);
    }

    /** Whether the service level of a period is known and below the one wanted. */
    boolean below(Measures period, double tolerance) {
        OptionalDouble wanted = target("target_rate");
        OptionalDouble level = period.number("service_level");
        return wanted.isPresent()
                && level.isPresent()
                && level.getAsDouble() < wanted.getAsDouble() - tolerance;
    }
}
