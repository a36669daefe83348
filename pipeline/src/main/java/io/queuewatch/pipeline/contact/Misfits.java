package io.queuewatch.pipeline.contact;

import io.queuewatch.schemas.DeadLetterReason;
import java.util.ArrayList;
import java.util.List;

/** Events of one life that contradict it, or that it has no place for. */
final class Misfits {

    private final List<Misfit> misfits = new ArrayList<>();
    private final List<ContactEvent> unmatched = new ArrayList<>();

    /**
     * An event that contradicts the life it stands in.
     *
     * @param event the event
     * @param reason what kind of misfit
     * @param detail what is wrong, in words
     */
    record Misfit(ContactEvent event, DeadLetterReason reason, String detail) {}

    List<Misfit> contradictions() {
        return misfits;
    }

    /** Events whose visit's beginning is not known. */
    List<ContactEvent> unmatched() {
        return unmatched;
    }

    void clear() {
        misfits.clear();
        unmatched.clear();
    }

    /** No beginning is known at all. */
    void allUnmatched(List<ContactEvent> events) {
        unmatched.clear();
        unmatched.addAll(events);
    }

    /** The visit had ended in another way. */
    void contradicts(ContactEvent event, VisitInProgress visit) {
        add(
                event,
                DeadLetterReason.CONTRADICTION,
                "%s %d ms after the visit of queue %s had ended: %s"
                        .formatted(
                                event.kind,
                                event.time - visit.outcomeAt(),
                                visit.queue(),
                                visit.ending()));
    }

    /**
     * There is no visit that it could belong to.
     *
     * @param later the next beginning of one, too late for it, or null
     */
    void lacksBeginning(ContactEvent event, ContactEvent later) {
        if (later == null) {
            unmatched.add(event);
        } else {
            add(
                    event,
                    DeadLetterReason.IMPOSSIBLE,
                    "%s %d ms before the visit began; clocks may differ by %d ms"
                            .formatted(
                                    event.kind, later.time - event.time, Lookahead.CLOCK_SKEW_MS));
        }
    }

    /** Its id is that of a contact of another channel. */
    void ofAnotherChannel(ContactEvent event, Channel channel) {
        add(
                event,
                DeadLetterReason.CONTRADICTION,
                "%s of %s, but the contact is of %s; want ids that are unique across channels"
                        .formatted(event.kind, event.channel.label(), channel.label()));
    }

    private void add(ContactEvent event, DeadLetterReason reason, String detail) {
        misfits.add(new Misfit(event, reason, detail));
    }
}
