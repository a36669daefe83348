package io.queuewatch.pipeline.outcome;

import io.queuewatch.pipeline.batch.outcome.BatchContact;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.ContactReport;
import io.queuewatch.schemas.Direction;
import io.queuewatch.schemas.SurveyEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How contacts become known: reports that are corrected, events that come late, twice, and in
 * revisions of which only the last is true.
 */
final class RandomArrivals {

    /** Something that comes at a moment; a report or an event. */
    record Arrival(Instant at, ContactReport report, OutcomeEvent event) {}

    private static final Duration LATE = Duration.ofDays(20);

    private final Random random;
    private final List<Arrival> arrivals = new ArrayList<>();

    RandomArrivals(long seed) {
        random = new Random(seed);
    }

    /** Everything about these contacts in order of arrival. */
    List<Arrival> of(List<BatchContact> contacts) {
        for (BatchContact contact : contacts) {
            reports(contact);
            for (int i = 0; i < contact.told().size(); i++) {
                revised(told(contact, i));
            }
            for (SurveyEvent survey : contact.surveys()) {
                revised(OutcomeEvent.of(survey));
            }
            if (random.nextInt(10) == 0) {
                revised(neverHappened(contact));
            }
        }
        arrivals.sort(Comparator.comparing(Arrival::at));
        return arrivals;
    }

    private void reports(BatchContact contact) {
        ContactReport truth = report(contact, contact.discarded(), false);
        Instant at = contact.begin().plus(upTo(Duration.ofHours(2)));
        add(at, begun(contact));
        if (contact.handled() != null) {
            at = later(at, contact.handled()).plus(upTo(Duration.ofHours(2)));
            if (random.nextBoolean()) {
                add(at, mistaken(truth));
                at = at.plus(upTo(Duration.ofDays(5)));
            }
        }
        add(at, truth);
        add(
                at.plus(Duration.ofHours(4)).plus(upTo(Duration.ofDays(40))),
                report(contact, contact.discarded(), true));
    }

    private ContactReport begun(BatchContact contact) {
        return new ContactReport(
                contact.id(),
                channel(contact),
                direction(contact),
                random.nextInt(5) == 0 ? "customer-0" : contact.customer(),
                random.nextInt(3) == 0 ? null : contact.topic(),
                contact.begin().toEpochMilli(),
                contact.firstQueue(),
                contact.firstSegment(),
                contact.firstQueue(),
                contact.firstSegment(),
                null,
                0,
                0,
                0,
                false,
                0,
                0,
                false,
                false);
    }

    private ContactReport mistaken(ContactReport truth) {
        return new ContactReport(
                truth.contactId(),
                truth.channel(),
                truth.direction(),
                truth.customer(),
                truth.topic(),
                truth.begin(),
                truth.firstQueue(),
                truth.firstSegment(),
                random.nextBoolean() ? "care" : truth.queue(),
                truth.segment(),
                truth.handlingQueue(),
                truth.handledAt() - 1_000,
                random.nextBoolean() ? truth.handledAt() : 0,
                3,
                true,
                7,
                11,
                random.nextInt(4) == 0,
                false);
    }

    private static ContactReport report(BatchContact contact, boolean withdrawn, boolean last) {
        return new ContactReport(
                contact.id(),
                channel(contact),
                direction(contact),
                contact.customer(),
                contact.topic(),
                contact.begin().toEpochMilli(),
                contact.firstQueue(),
                contact.firstSegment(),
                contact.queue(),
                contact.segment(),
                contact.handlingQueue(),
                contact.handled() == null ? 0 : contact.handled().toEpochMilli(),
                contact.over() == null ? 0 : contact.over().toEpochMilli(),
                contact.agents(),
                contact.transferred(),
                contact.talk().toMillis(),
                contact.cost(),
                withdrawn,
                last);
    }

    private static OutcomeEvent told(BatchContact contact, int number) {
        BatchContact.Told told = contact.told().get(number);
        OutcomeEvent event = new OutcomeEvent();
        event.channel = channel(contact);
        event.contactId = contact.id();
        event.eventId = "survey-" + number;
        event.revision = 1;
        event.kind = OutcomeEvent.Kind.valueOf(told.what());
        event.time = told.at().toEpochMilli();
        event.amount = told.amount();
        return event;
    }

    private OutcomeEvent neverHappened(BatchContact contact) {
        OutcomeEvent event = new OutcomeEvent();
        event.channel = channel(contact);
        event.contactId = contact.id();
        event.eventId = "nothing";
        event.revision = 1;
        event.kind = OutcomeEvent.Kind.NOTHING;
        event.time = contact.begin().plus(upTo(Duration.ofDays(5))).toEpochMilli();
        return event;
    }

    private void revised(OutcomeEvent event) {
        Instant happened = Instant.ofEpochMilli(event.time);
        add(happened.plus(late()), event);
        if (random.nextInt(4) == 0) {
            add(happened.plus(late()), event);
        }
        if (event.kind == OutcomeEvent.Kind.NOTHING || random.nextInt(4) == 0) {
            add(happened.plus(late()), mistaken(event));
        }
    }

    private OutcomeEvent mistaken(OutcomeEvent truth) {
        OutcomeEvent event = new OutcomeEvent();
        event.channel = truth.channel;
        event.contactId = truth.contactId;
        event.eventId = truth.eventId;
        event.revision = 0;
        event.time = truth.time + 1_000;
        if (truth.ofSurvey()) {
            event.kind = OutcomeEvent.Kind.ANSWERED;
            event.csat = 1;
            event.scale = 5;
            event.nps = 0;
        } else {
            OutcomeEvent.Kind[] kinds = OutcomeEvent.Kind.values();
            event.kind = kinds[random.nextInt(OutcomeEvent.Kind.INVITED.ordinal())];
            event.amount = 13;
        }
        return event;
    }

    private void add(Instant at, ContactReport report) {
        arrivals.add(new Arrival(at, report, null));
    }

    private void add(Instant at, OutcomeEvent event) {
        arrivals.add(new Arrival(at, null, event));
    }

    private Duration late() {
        return random.nextBoolean() ? Duration.ZERO : upTo(LATE);
    }

    private Duration upTo(Duration most) {
        return Duration.ofMillis((long) (random.nextDouble() * most.toMillis()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Channel channel(BatchContact contact) {
        return Channel.valueOf(contact.channel().toUpperCase(Locale.ROOT));
    }

    private static Direction direction(BatchContact contact) {
        return Direction.valueOf(contact.direction().toUpperCase(Locale.ROOT));
    }
}
