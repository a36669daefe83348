package io.queuewatch.pipeline.outcome;

import io.queuewatch.pipeline.contact.ContactReport;
import io.queuewatch.pipeline.outcome.OutcomeEvent.Kind;
import java.util.List;
import java.util.Locale;

/**
 * Reads what became of one contact from its newest report and its events, in whatever order they
 * are. What is read depends on these alone.
 */
final class OutcomeReader {

    /** By so much the clocks of one source may disagree, in milliseconds. */
    private static final long CLOCKS_MS = 2_000;

    private final Tally tally;
    private ContactReport report;
    private List<OutcomeEvent> events;

    /** A reader that tells the tally. */
    OutcomeReader(Tally tally) {
        this.tally = tally;
    }

    /**
     * Tells what is to be counted.
     *
     * @param newest the newest report, or null where there is none
     * @param known one event per id
     */
    void read(ContactReport newest, List<OutcomeEvent> known) {
        if (newest == null || newest.withdrawn()) {
            return;
        }
        report = newest;
        events = known;
        if (report.inbound()) {
            tally.add(
                    place(report.firstQueue(), report.firstSegment(), report.begin()),
                    OutcomeMeasure.CONTACTS,
                    1);
            handled();
            resolved();
            events.forEach(this::event);
            escalated();
        } else {
            outbound();
        }
    }

    /** When the contact was first resolved, in milliseconds; 0 where it was not. */
    static long resolvedAt(ContactReport report, List<OutcomeEvent> events) {
        long first = firstOf(Kind.RESOLVED, report, events);
        return first == 0 ? report.resolvedAt() : first;
    }

    /** Whether it was reopened at least once. */
    static boolean reopened(ContactReport report, List<OutcomeEvent> events) {
        return firstOf(Kind.REOPENED, report, events) != 0;
    }

    /** Whether the event is earlier than its contact. */
    static boolean precedes(OutcomeEvent event, ContactReport report) {
        return event.time < report.begin() - CLOCKS_MS;
    }

    /** Whether the event tells of this contact, and not of one of another channel by its id. */
    private static boolean tellsOf(ContactReport report, OutcomeEvent event) {
        return !precedes(event, report) && (event.ofSurvey() || event.channel == report.channel());
    }

    private static long firstOf(Kind kind, ContactReport report, List<OutcomeEvent> events) {
        long first = Long.MAX_VALUE;
        for (int i = 0; i < events.size(); i++) {
            OutcomeEvent event = events.get(i);
            if (event.kind == kind && tellsOf(report, event)) {
                first = Math.min(first, event.time);
            }
        }
        return first == Long.MAX_VALUE ? 0 : first;
    }

    private void handled() {
        if (report.handledAt() != 0) {
            Place place = last(report.handledAt());
            tally.add(place, OutcomeMeasure.CONTACTS_HANDLED, 1);
            tally.add(place, OutcomeMeasure.COST, report.cost());
        }
    }

    private void resolved() {
        long at = resolvedAt(report, events);
        if (at == 0) {
            return;
        }
        Place place = last(at);
        long took = Math.max(0, at - report.begin());
        tally.add(place, OutcomeMeasure.RESOLVED, 1);
        if (firstOf(Kind.RESOLVED, report, events) == 0) {
            tally.add(place, OutcomeMeasure.RESOLVED_INFERRED, 1);
            tally.add(place, OutcomeMeasure.RESOLUTION_INFERRED_MS, took);
        } else {
            tally.add(place, OutcomeMeasure.RESOLUTION_MS, took);
        }
        if (report.customer() != null) {
            tally.add(place, OutcomeMeasure.RESOLVED_KNOWN, 1);
        }
        if (reopened(report, events)) {
            tally.add(place, OutcomeMeasure.REOPENED, 1);
        }
    }

    private void escalated() {
        long at = firstOf(Kind.ESCALATED, report, events);
        if (at != 0) {
            tally.add(last(at), OutcomeMeasure.ESCALATED, 1);
        }
    }

    private void event(OutcomeEvent event) {
        if (!tellsOf(report, event)) {
            return;
        }
        switch (event.kind) {
            case CREDITED -> tally.add(last(event.time), OutcomeMeasure.CREDITS, event.amount);
            case INVITED -> tally.add(handling(event.time), OutcomeMeasure.SURVEYS_INVITED, 1);
            case ANSWERED -> answered(event);
            case RESOLVED, REOPENED, ESCALATED, FOLLOWED_UP, NOTHING -> {
                // Count once for the contact, or for the answer that they follow.
            }
        }
    }

    private void answered(OutcomeEvent answer) {
        Place place = handling(answer.time);
        tally.add(place, OutcomeMeasure.SURVEYS_ANSWERED, 1);
        if (answer.csat != null) {
            satisfaction(place, new Satisfaction(answer.csat, answer.scale));
        }
        if (answer.nps != null) {
            recommendation(place, answer);
        }
    }

    private void satisfaction(Place place, Satisfaction answer) {
        tally.add(place, OutcomeMeasure.CSAT_SHARE_N, 1);
        if (answer.good()) {
            tally.add(place, OutcomeMeasure.CSAT_GOOD, 1);
        }
        if (answer.hasMean()) {
            tally.add(place, OutcomeMeasure.CSAT_N, 1);
            tally.add(place, OutcomeMeasure.CSAT_SUM_MICRO, answer.micro());
            tally.add(place, OutcomeMeasure.CSAT_SUM_SQ_MICRO, answer.squareMicro());
        }
    }

    private void recommendation(Place place, OutcomeEvent answer) {
        tally.add(place, OutcomeMeasure.NPS_N, 1);
        if (answer.nps >= 9) {
            tally.add(place, OutcomeMeasure.PROMOTERS, 1);
        } else if (answer.nps <= 6) {
            tally.add(place, OutcomeMeasure.DETRACTORS, 1);
            events.stream()
                    .filter(event -> event.kind == Kind.FOLLOWED_UP && event.time >= answer.time)
                    .mapToLong(event -> event.time - answer.time)
                    .min()
                    .ifPresent(
                            took -> {
                                tally.add(place, OutcomeMeasure.FOLLOWED_UP, 1);
                                tally.add(place, OutcomeMeasure.FOLLOW_UP_MS, took);
                            });
        }
    }

    private void outbound() {
        tally.add(outbound(report.begin()), OutboundMeasure.CONTACTS, 1);
        if (report.handledAt() != 0) {
            Place place = outbound(report.handledAt());
            tally.add(place, OutboundMeasure.HANDLED, 1);
            tally.add(place, OutboundMeasure.TALK_MS, report.talkMs());
        }
    }

    private Place outbound(long time) {
        String direction = report.direction().name().toLowerCase(Locale.ROOT);
        return new Place(DayTable.OUTBOUND, report.channel(), report.queue(), direction, time);
    }

    private Place last(long time) {
        return place(report.queue(), report.segment(), time);
    }

    private Place handling(long time) {
        String queue = report.handlingQueue() == null ? report.queue() : report.handlingQueue();
        return place(queue, report.segment(), time);
    }

    private Place place(String queue, String segment, long time) {
        return new Place(DayTable.OUTCOME, report.channel(), queue, segment, time);
    }
}
