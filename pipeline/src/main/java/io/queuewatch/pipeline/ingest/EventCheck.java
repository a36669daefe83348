package io.queuewatch.pipeline.ingest;

import io.queuewatch.pipeline.agent.AgentChange;
import io.queuewatch.pipeline.agent.ScheduledTime;
import io.queuewatch.pipeline.contact.ContactEvent;
import io.queuewatch.pipeline.contact.EventKind;
import io.queuewatch.pipeline.outcome.OutcomeEvent;
import java.time.Instant;

/** What an event or a time mark must be before anything is made of it. */
final class EventCheck {

    private static final long LATEST = Instant.parse("2200-01-01T00:00:00Z").toEpochMilli();

    private final long maxAheadMs;

    /**
     * A check.
     *
     * @param maxAheadMs how long after its sending an event may claim to happen, in milliseconds;
     *     {@code Long.MAX_VALUE} where events may come from any time
     */
    EventCheck(long maxAheadMs) {
        this.maxAheadMs = maxAheadMs;
    }

    /** What is wrong with the event and what would be right, or null. */
    String problem(ContactEvent event, long sentAt) {
        if (event.eventId.isEmpty()) {
            return "eventId is empty; want an id that is unique within the contact";
        }
        if (event.contactId.isEmpty()) {
            return "contactId is empty; want the id of the customer's request";
        }
        if (event.kind == null) {
            return "type is UNKNOWN: it was written by a newer version, or by mistake";
        }
        if (event.kind == EventKind.QUEUED && (event.queue == null || event.queue.isEmpty())) {
            return "%s without queue; want the queue that the visit begins in"
                    .formatted(event.channel.conversation() ? "QUEUED" : "RECEIVED");
        }
        if (event.priority < 0) {
            return "priority is none of 1 (highest) to 4";
        }
        if (event.workTime < -1) {
            return "workTime is %d ms; want 0 or more".formatted(event.workTime);
        }
        if (event.level < 0) {
            return "level is %d; want 1 or more".formatted(event.level);
        }
        if (event.amount < 0) {
            return "amount is %d minor units; want 0 or more".formatted(event.amount);
        }
        return timeProblem("eventTime", event.time, sentAt);
    }

    /** What is wrong with an agent's event and what would be right, or null. */
    String problem(AgentChange change, long sentAt) {
        String problem = change.problem();
        return problem == null ? timeProblem("eventTime", change.time, sentAt) : problem;
    }

    /** What is wrong with a span of a schedule and what would be right, or null. */
    String problem(ScheduledTime scheduled) {
        String problem = scheduled.problem();
        if (problem == null) {
            problem = timeProblem("from", scheduled.from, scheduled.from);
        }
        return problem == null ? timeProblem("to", scheduled.to, scheduled.to) : problem;
    }

    /** What is wrong with the event of a survey and what would be right, or null. */
    String problem(OutcomeEvent survey, long sentAt) {
        String problem = survey.problem();
        return problem == null ? timeProblem("eventTime", survey.time, sentAt) : problem;
    }

    /** What is wrong with the time of an event or a mark and what would be right, or null. */
    String timeProblem(String field, long time, long sentAt) {
        if (time < 0 || time > LATEST) {
            return "%s is %d ms since 1970; want a moment up to the year 2200"
                    .formatted(field, time);
        }
        if (time - sentAt > maxAheadMs) {
            return "%s is %s, %d ms after it was sent; at most %d ms are allowed"
                    .formatted(field, Instant.ofEpochMilli(time), time - sentAt, maxAheadMs);
        }
        return null;
    }
}
