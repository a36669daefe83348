package io.queuewatch.pipeline.contact;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds what stands behind an event only because clocks of one source disagree by up to 2 s, and
 * holds the event until then.
 */
final class Lookahead {

    /** Clocks of one source disagree by at most this much, in milliseconds. */
    static final long CLOCK_SKEW_MS = 2_000;

    private final List<Held> held = new ArrayList<>();
    private List<ContactEvent> events;

    /** An event that clocks put before its time: it is read with another, up to 2 s later. */
    private record Held(ContactEvent event, ContactEvent until) {}

    /** Looks at the events of another life. */
    void reset(List<ContactEvent> newEvents) {
        events = newEvents;
        held.clear();
    }

    /** Keeps an event back until another is read. */
    void hold(ContactEvent event, ContactEvent until) {
        held.add(new Held(event, until));
    }

    /** The events kept back until this one. */
    List<ContactEvent> heldUntil(ContactEvent event) {
        if (held.isEmpty()) {
            return List.of();
        }
        return held.stream().filter(one -> one.until == event).map(Held::event).toList();
    }

    /** The beginning, up to 2 s later, of the visit that the event belongs to, or null. */
    ContactEvent beginning(int index) {
        ContactEvent event = events.get(index);
        for (int i = index + 1; i < events.size(); i++) {
            ContactEvent next = events.get(i);
            if (next.time - event.time > CLOCK_SKEW_MS) {
                return null;
            }
            if (next.kind == EventKind.QUEUED
                    && (event.queue == null || event.queue.equals(next.queue))) {
                return next;
            }
        }
        return null;
    }

    /** The answer, up to 2 s later, in the queue that the event would end unanswered, or null. */
    ContactEvent answer(int index, String queue) {
        ContactEvent event = events.get(index);
        for (int i = index + 1; i < events.size(); i++) {
            ContactEvent next = events.get(i);
            if (next.time - event.time > CLOCK_SKEW_MS
                    || next.kind == EventKind.QUEUED
                    || next.toQueue != null) {
                return null;
            }
            if (next.kind == EventKind.ANSWERED
                    && (next.queue == null || next.queue.equals(queue))) {
                return next;
            }
        }
        return null;
    }

    /** The next beginning of a visit, however much later, or null. */
    ContactEvent laterBeginning(int index) {
        for (int i = index + 1; i < events.size(); i++) {
            if (events.get(i).kind == EventKind.QUEUED) {
                return events.get(i);
            }
        }
        return null;
    }
}
