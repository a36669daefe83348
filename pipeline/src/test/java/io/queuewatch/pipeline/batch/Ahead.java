package io.queuewatch.pipeline.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Looks ahead for what stands behind an event only because clocks of one source disagree by up to 2
 * s.
 */
final class Ahead {

    private static final Duration CLOCKS_DISAGREE = Duration.ofSeconds(2);

    private final List<Event> events;

    Ahead(List<Event> events) {
        this.events = events;
    }

    /** The beginning of the visit that the event at {@code i} belongs to; null: there is none. */
    Event beginning(int i) {
        String queue = events.get(i).queue;
        return soon(i).stream()
                .filter(later -> later.type == Event.Type.QUEUED)
                .filter(later -> queue == null || queue.equals(later.queue))
                .findFirst()
                .orElse(null);
    }

    /** The answer of a visit that waits in {@code queue}; null: there is none. */
    Event answer(int i, String queue) {
        for (Event later : soon(i)) {
            if (later.type == Event.Type.QUEUED || later.toQueue != null) {
                return null;
            }
            if (later.type == Event.Type.ANSWERED
                    && (later.queue == null || later.queue.equals(queue))) {
                return later;
            }
        }
        return null;
    }

    private List<Event> soon(int i) {
        Instant limit = events.get(i).time.plus(CLOCKS_DISAGREE);
        return events.subList(i + 1, events.size()).stream()
                .takeWhile(later -> !later.time.isAfter(limit))
                .toList();
    }
}
