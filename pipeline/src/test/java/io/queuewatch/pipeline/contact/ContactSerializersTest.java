package io.queuewatch.pipeline.contact;

import static io.queuewatch.pipeline.contact.ContactStory.ms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuewatch.pipeline.batch.RandomLives;
import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.config.TargetsText;
import io.queuewatch.pipeline.ingest.Decoded;
import io.queuewatch.pipeline.wire.Serialized;
import io.queuewatch.schemas.Author;
import io.queuewatch.schemas.Direction;
import io.queuewatch.schemas.EndedBy;
import io.queuewatch.schemas.LeaveReason;
import io.queuewatch.schemas.Moment;
import io.queuewatch.schemas.TransferKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContactSerializersTest {

    private static final long HORIZON_MS = 14_400_000;

    private final ContactEventSerializer events = new ContactEventSerializer();
    private final ContactStateSerializer states = new ContactStateSerializer();
    private final ContactFormat format = new ContactFormat();

    /** What the golden files hold. */
    static ContactEvent event() {
        ContactStory story = new ContactStory("c");
        story.at(
                1.5,
                EventKind.TRANSFERRED,
                event -> {
                    event.sequence = -3;
                    event.revision = 2;
                    event.leg = "leg";
                    event.queue = "PS";
                    event.site = "Köln";
                    event.segment = "gold";
                    event.priority = 1;
                    event.agentId = "ann";
                    event.direction = Direction.OUTBOUND;
                    event.toQueue = "NW";
                    event.toAgent = "bob";
                    event.transfer = TransferKind.ATTENDED;
                    event.reason = LeaveReason.CALLBACK;
                    event.by = EndedBy.AGENT;
                    event.partition = 5;
                    event.offset = 123_456_789_012L;
                });
        return story.last();
    }

    /** What the golden file of version 2 holds. */
    static ContactEvent eventOfTwo() {
        ContactEvent event = event();
        event.source = "pbx";
        event.team = "north";
        event.customer = "8f14e45f";
        event.topic = "billing";
        event.moment = Moment.RENEWAL;
        event.direction = Direction.PROACTIVE;
        event.author = Author.AGENT;
        event.workTime = 90_000;
        event.level = 2;
        event.amount = 1_250;
        return event;
    }

    /** What the golden files hold. */
    static Contact call() {
        ContactStory story = new ContactStory("c");
        story.at(0, EventKind.INITIATED).queued(1, "PS");
        story.at(31, EventKind.ANSWERED, event -> event.agentId = "ann");
        story.at(91, EventKind.TRANSFERRED, event -> event.toQueue = "NW");
        story.at(95, EventKind.LEFT_QUEUE, event -> event.reason = LeaveReason.CALLBACK);
        Contact contact = new Contact();
        story.events().forEach(contact::add);
        contact.putAside("c-9");
        contact.life =
                new LifeReader(TargetsHistory.of(Targets.defaults()), JobSettings.REPLAY)
                        .read(contact.events(), ms(96));
        return contact;
    }

    /** What the golden file of a chat holds. */
    static Contact chat() {
        ContactStory story = new ContactStory("c", Channel.CHAT);
        story.wrote(-5, Author.CUSTOMER).queued(0, "PS");
        story.last().team = "north";
        story.last().topic = "billing";
        story.last().moment = Moment.RENEWAL;
        story.last().customer = "8f14e45f";
        story.at(40, EventKind.ANSWERED, event -> event.agentId = "ann");
        story.wrote(50, Author.AGENT).wrote(60, Author.CUSTOMER).wrote(90, Author.AGENT);
        story.at(95, EventKind.TRANSFERRED, event -> event.toQueue = "NW");
        Contact contact = new Contact();
        story.events().forEach(contact::add);
        contact.life =
                new LifeReader(TargetsHistory.of(Targets.defaults()), JobSettings.REPLAY)
                        .read(contact.events(), ms(96));
        return contact;
    }

    /** What the golden file of an email with clocks of every kind holds. */
    static Contact email() {
        Targets targets =
                TargetsText.of(
                        """
                        channels:
                          email: {atRisk: 80%, level2: 2h, priority1: 3h, resolution: 8h}
                        sources:
                          tickets: {resolution: events}
                        """);
        ContactStory story = new ContactStory("c", Channel.EMAIL);
        story.queued(0, "PS");
        story.last().source = "tickets";
        story.replied(60, "ann", 50).wrote(120, Author.CUSTOMER).replied(180, "ann", -1);
        story.wrote(200, Author.CUSTOMER);
        story.at(240, EventKind.UPDATED, event -> event.priority = 1);
        story.at(250, EventKind.UPDATED, event -> event.priority = 2);
        story.at(260, EventKind.UPDATED, event -> event.priority = 1);
        story.at(300, EventKind.HELD).at(400, EventKind.RESUMED).at(500, EventKind.RESOLVED);
        story.at(600, EventKind.REOPENED).at(700, EventKind.HELD);
        story.at(
                800,
                EventKind.ESCALATED,
                event -> {
                    event.level = 2;
                    event.agentId = "ann";
                });
        story.replied(900, "bob", -1);
        Contact contact = new Contact();
        story.events().forEach(contact::add);
        contact.clocksToldAt = ms(950);
        contact.nextClock = ms(2_000);
        contact.owed = true;
        contact.life =
                new LifeReader(TargetsHistory.of(targets), JobSettings.REPLAY)
                        .read(contact.events(), ms(950));
        return contact;
    }

    /** The same, of whose clocks version 2 knew nothing. */
    static Contact ofTwo(Contact contact) {
        Life life = contact.life;
        contact.life =
                new Life(
                        life.direction(),
                        life.visits(),
                        life.aside(),
                        life.customer(),
                        life.topic(),
                        life.agents(),
                        life.transferred(),
                        life.open(),
                        life.resolvedByEnding(),
                        Care.NONE);
        return contact;
    }

    /** The same, of which version 1 knew less. */
    static Contact ofOne() {
        Contact contact = call();
        Life life = contact.life;
        List<Visit> visits = new ArrayList<>();
        for (Visit visit : life.visits()) {
            visits.add(
                    new Visit(
                            visit.queue(),
                            visit.tags(),
                            visit.target(),
                            visit.begin(),
                            visit.deadline(),
                            visit.outcome(),
                            visit.outcomeAt(),
                            visit.reason(),
                            visit.passed(),
                            visit.handling(),
                            List.of(),
                            0,
                            List.of(),
                            visit.callBacks()));
        }
        contact.life =
                new Life(
                        Direction.INBOUND,
                        visits,
                        null,
                        null,
                        null,
                        0,
                        life.transferred(),
                        false,
                        false,
                        Care.NONE);
        return contact;
    }

    @Test
    void anEventIsReadAsItWasWritten() {
        Random random = new Random(1);
        RandomLives lives = new RandomLives(1);
        for (ContactEvent event :
                Decoded.events(lives.events(30, Instant.EPOCH, Duration.ofDays(900)))) {
            event.partition = random.nextInt(100);
            event.offset = random.nextLong() >>> 1;

            assertThat(Serialized.roundTrip(events, event))
                    .usingRecursiveComparison()
                    .isEqualTo(event);
        }
        assertThat(Serialized.roundTrip(events, event()))
                .usingRecursiveComparison()
                .isEqualTo(event());
        assertThat(Serialized.roundTrip(events, eventOfTwo()))
                .usingRecursiveComparison()
                .isEqualTo(eventOfTwo());
    }

    @Test
    void aContactIsKeptAsItIsAtAnyMomentOfItsLife() throws IOException {
        RandomLives lives = new RandomLives(2);
        LifeReader reader =
                new LifeReader(TargetsHistory.of(Targets.defaults()), JobSettings.REPLAY);
        int rested = 0;
        for (int i = 0; i < 20; i++) {
            ContactState state = new ContactState(new Contact());
            for (ContactEvent event :
                    Decoded.events(lives.contact("c" + i, Instant.ofEpochMilli(ms(i))))) {
                Contact contact = state.contact(format);
                contact.add(event);
                contact.life = reader.read(contact.events(), contact.lastEventAt());
                contact.clocksToldAt = contact.lastEventAt();
                contact.nextClock = contact.lastEventAt() + i;
                contact.owed = i % 2 == 0;
                contact.allPlaced = reader.unmatched().isEmpty();
                contact.putAside(event.eventId);
                state.timer = contact.life.nextChange(HORIZON_MS);
                state.keep(contact, format);
                rested += state.resting() == null ? 0 : 1;

                assertSame(state.contact(format), contact);
                ContactState read = Serialized.roundTrip(states, state);
                assertThat(read.timer).isEqualTo(state.timer);
                assertSame(read.contact(format), contact);
                ContactState copy = states.copy(state);
                assertThat(copy.timer).isEqualTo(state.timer);
                assertSame(copy.contact(format), contact);
            }
        }
        assertThat(rested).isGreaterThan(20);
    }

    @Test
    void aCopyIsNotChangedWithWhatItIsACopyOf() throws IOException {
        ContactState state = new ContactState(call());
        Contact copy = states.copy(state).contact(format);

        state.contact(format).putAside("c-10");
        state.contact(format).events().clear();

        assertSame(copy, call());
    }

    private static void assertSame(Contact one, Contact other) {
        assertThat(one.events()).usingRecursiveComparison().isEqualTo(other.events());
        assertThat(one).usingRecursiveComparison().isEqualTo(other);
    }

    @Test
    void aMenuExitIsReadAsItWasWritten() throws IOException {
        ContactStory story = new ContactStory("c");
        story.at(0, EventKind.INITIATED).at(5, EventKind.ENDED);
        Contact contact = new Contact();
        story.events().forEach(contact::add);
        contact.life =
                new LifeReader(TargetsHistory.of(Targets.defaults()), JobSettings.REPLAY)
                        .read(contact.events(), ms(6));

        assertThat(contact.life.aside()).isNotNull();
        assertSame(format.contact(format.bytes(contact)), contact);
    }

    @Test
    void aVisitKeepsThePromisesItBeganUnder() throws IOException {
        Targets targets =
                TargetsText.of(
                        """
                        calendars:
                          office: {timeZone: Europe/Berlin, hours: {monday: ["08:00-18:00"]}}
                        channels:
                          voice: {calendar: office, callback: 2h, response: 90s}
                        """);
        ContactStory story = new ContactStory("c");
        story.queued(1, "PS");
        Contact contact = new Contact();
        story.events().forEach(contact::add);
        contact.life =
                new LifeReader(TargetsHistory.of(targets), JobSettings.REPLAY)
                        .read(contact.events(), ms(2));

        Contact read = format.contact(format.bytes(contact));

        assertThat(read.life.last().target()).isEqualTo(targets.of("voice"));
        assertThat(read.life.last().target().calendar().toString())
                .isEqualTo("Europe/Berlin;monday 08:00-18:00");
    }

    @Test
    void anEventOfVersionOneIsStillRead() {
        byte[] written = Serialized.golden(getClass(), "event-1.hex");

        assertThat(Serialized.value(events, written)).usingRecursiveComparison().isEqualTo(event());
    }

    @Test
    void anEventOfVersionTwoIsStillRead() {
        byte[] written = Serialized.golden(getClass(), "event-2.hex");

        assertThat(Serialized.value(events, written))
                .usingRecursiveComparison()
                .isEqualTo(eventOfTwo());
        assertThat(Serialized.bytes(events, eventOfTwo())).isEqualTo(written);
    }

    @Test
    void aContactOfVersionOneIsStillRead() throws IOException {
        assertSame(old("state-1.hex"), ofOne());
    }

    @Test
    void contactsOfVersionTwoAreStillRead() throws IOException {
        assertSame(old("state-2.hex"), ofTwo(call()));
        assertSame(old("chat-2.hex"), ofTwo(chat()));
    }

    @Test
    void contactsOfVersionThreeAreStillRead() throws IOException {
        assertThat(email().life.care().asks()).hasSize(2);
        assertThat(email().life.care().urgencies()).hasSize(2);
        assertSame(old("state-3.hex"), call());
        assertSame(old("email-3.hex"), email());
    }

    /** A contact of before resting ones were kept as bytes: it is looked at once. */
    private Contact old(String golden) throws IOException {
        ContactState state = Serialized.value(states, Serialized.golden(getClass(), golden));
        assertThat(state.timer).isZero();
        return state.contact(format);
    }

    @Test
    void contactsOfVersionFourAreStillRead() throws IOException {
        byte[] goesOn = Serialized.golden(getClass(), "email-4.hex");
        byte[] rests = Serialized.golden(getClass(), "resting-4.hex");

        assertSame(Serialized.value(states, goesOn).contact(format), email());
        assertSame(Serialized.value(states, rests).contact(format), resting());
    }

    @Test
    void contactsOfVersionFiveAreStillRead() throws IOException {
        byte[] goesOn = Serialized.golden(getClass(), "email-5.hex");
        byte[] rests = Serialized.golden(getClass(), "resting-5.hex");

        assertSame(Serialized.value(states, goesOn).contact(format), email());
        assertSame(Serialized.value(states, rests).contact(format), resting());
        assertThat(Serialized.bytes(states, kept(email()))).isEqualTo(goesOn);
        assertThat(Serialized.bytes(states, kept(resting()))).isEqualTo(rests);
    }

    private ContactState kept(Contact contact) throws IOException {
        ContactState state = new ContactState(new Contact());
        state.keep(contact, format);
        state.timer = ms(1_000);
        return state;
    }

    /** What the golden file of a contact that rests holds. */
    private static Contact resting() {
        Contact contact = call();
        contact.clocksToldAt = ms(96);
        contact.allPlaced = true;
        return contact;
    }

    @Test
    void aStateOfALaterVersionIsRefused() throws IOException {
        byte[] later = Serialized.bytes(states, kept(email()));
        later[0] = 99;

        assertThatThrownBy(() -> Serialized.value(states, later))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(
                        "ContactStateSerializer: state of version 99, this program reads 1 to 5");
    }
}
