package io.queuewatch.infra.simulator;

import io.queuewatch.schemas.AwayReason;
import io.queuewatch.schemas.ScheduledState;
import java.util.ArrayList;
import java.util.List;

/**
 * What an agent is to do on a day, in milliseconds since the epoch.
 *
 * @param from its beginning
 * @param to its end, exclusive
 * @param away breaks and the like, in order, apart from each other and from both ends
 */
record Shift(long from, long to, List<Away> away) {

    /**
     * @throws IllegalArgumentException where a break touches another, or an end of the shift
     */
    Shift {
        long reached = from;
        for (Away pause : away) {
            if (pause.from <= reached || pause.to <= pause.from) {
                throw new IllegalArgumentException("%s leaves no time before it".formatted(pause));
            }
            reached = pause.to;
        }
        if (to <= reached) {
            throw new IllegalArgumentException("its breaks leave no time before %d".formatted(to));
        }
    }

    /** Paid time away from contacts. */
    record Away(long from, long to, AwayReason reason) {}

    /** A part of the schedule as it is published. */
    record Span(long from, long to, ScheduledState state) {}

    /** The schedule from a moment on. */
    List<Span> spansSince(long moment) {
        List<Span> spans = new ArrayList<>();
        long reached = from;
        for (Away pause : away) {
            spans.add(new Span(reached, pause.from, ScheduledState.CONTACT));
            spans.add(new Span(pause.from, pause.to, ScheduledState.AWAY));
            reached = pause.to;
        }
        spans.add(new Span(reached, to, ScheduledState.CONTACT));
        return spans.stream()
                .filter(span -> span.to > moment)
                .map(span -> new Span(Math.max(span.from, moment), span.to, span.state))
                .toList();
    }
}
