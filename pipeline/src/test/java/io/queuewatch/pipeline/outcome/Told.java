package io.queuewatch.pipeline.outcome;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.ContactReport;
import io.queuewatch.schemas.Direction;
import io.queuewatch.schemas.SurveyEvent;
import io.queuewatch.schemas.SurveyEventType;
import java.time.Duration;
import java.time.Instant;

/** A hand-written contact: what is reported of it, and what it leads to. */
final class Told {

    static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");

    private final String contactId;
    private Channel channel = Channel.VOICE;
    private Direction direction = Direction.INBOUND;
    private String customer = "ann";
    private String topic = "billing";
    private long begin = EIGHT.toEpochMilli();
    private String firstQueue = "PS";
    private String queue = "PS";
    private String handlingQueue;
    private long handledAt;
    private long resolvedAt;
    private int agents;
    private boolean transferred;
    private int events;

    Told(String contactId) {
        this.contactId = contactId;
    }

    Told channel(Channel other) {
        channel = other;
        return this;
    }

    Told direction(Direction other) {
        direction = other;
        return this;
    }

    Told customer(String other) {
        customer = other;
        return this;
    }

    Told topic(String other) {
        topic = other;
        return this;
    }

    Told begins(double hours) {
        begin = at(hours);
        return this;
    }

    Told transferredTo(String other) {
        queue = other;
        transferred = true;
        return this;
    }

    Told handled(double hours, int byAgents) {
        handledAt = at(hours);
        handlingQueue = handlingQueue == null ? queue : handlingQueue;
        agents = byAgents;
        return this;
    }

    Told handlingQueue(String other) {
        handlingQueue = other;
        return this;
    }

    Told over(double hours) {
        resolvedAt = at(hours);
        return this;
    }

    ContactReport report() {
        return report(false, false);
    }

    ContactReport withdrawn() {
        return report(true, false);
    }

    ContactReport last() {
        return report(false, true);
    }

    private ContactReport report(boolean withdrawn, boolean last) {
        return new ContactReport(
                contactId,
                channel,
                direction,
                customer,
                topic,
                begin,
                firstQueue,
                "gold",
                queue,
                "gold",
                handlingQueue,
                handledAt,
                resolvedAt,
                agents,
                transferred,
                90_000,
                handledAt == 0 ? 0 : 650,
                withdrawn,
                last);
    }

    /** An event of the contact so many hours after eight. */
    OutcomeEvent says(OutcomeEvent.Kind kind, double hours) {
        OutcomeEvent event = new OutcomeEvent();
        event.channel = channel;
        event.contactId = contactId;
        event.eventId = "e" + events++;
        event.kind = kind;
        event.time = at(hours);
        return event;
    }

    OutcomeEvent credited(long amount, double hours) {
        OutcomeEvent event = says(OutcomeEvent.Kind.CREDITED, hours);
        event.amount = amount;
        return event;
    }

    OutcomeEvent survey(SurveyEventType type, double hours) {
        return survey(type, hours, null, null, null);
    }

    OutcomeEvent answers(double hours, Integer csat, Integer scale, Integer nps) {
        return survey(SurveyEventType.ANSWERED, hours, csat, scale, nps);
    }

    private OutcomeEvent survey(
            SurveyEventType type, double hours, Integer csat, Integer scale, Integer nps) {
        return OutcomeEvent.of(
                SurveyEvent.newBuilder()
                        .setContactId(contactId)
                        .setEventId("s" + events++)
                        .setEventTime(Instant.ofEpochMilli(at(hours)))
                        .setType(type)
                        .setCsat(csat)
                        .setScale(scale)
                        .setNps(nps)
                        .build());
    }

    static long at(double hours) {
        return EIGHT.toEpochMilli() + Math.round(hours * Duration.ofHours(1).toMillis());
    }
}
