package io.queuewatch.pipeline.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.ContactEvent;
import io.queuewatch.pipeline.contact.EventKind;
import io.queuewatch.pipeline.wire.Serialized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeEventTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "9, 5, -, csat is 9 on a scale of 5 points; want 1 to 5",
                "0, 5, -, csat is 0 on a scale of 5 points; want 1 to 5",
                "4, 6, -, 'csat on a scale of 6 points; want 2, 3, 5, 7 or 10'",
                "4, -, -, 'csat on a scale of unknown points; want 2, 3, 5, 7 or 10'",
                "-, -, 11, nps is 11; want 0 to 10",
                "-, -, -1, nps is -1; want 0 to 10",
                "5, 5, 10, -",
                "-, -, -, -"
            })
    void shouldSayWhichAnswersCannotBe(Integer csat, Integer scale, Integer nps, String problem) {
        assertThat(new Told("c").answers(1, csat, scale, nps).problem()).isEqualTo(problem);
    }

    @Test
    void shouldBeOfEventsThatTellOfAnOutcome() {
        ContactEvent event = contactEvent(EventKind.CREDITED);
        event.amount = 500;

        OutcomeEvent credited = OutcomeEvent.of(event);

        assertThat(credited.kind).isEqualTo(OutcomeEvent.Kind.CREDITED);
        assertThat(credited.amount).isEqualTo(500);
        assertThat(OutcomeEvent.of(contactEvent(EventKind.QUEUED))).isNull();
    }

    @Test
    void shouldTellThatARevisionMayTakeAnOutcomeBack() {
        ContactEvent event = contactEvent(EventKind.UPDATED);
        event.revision = 1;

        assertThat(OutcomeEvent.of(event).kind).isEqualTo(OutcomeEvent.Kind.NOTHING);
    }

    @Test
    void shouldSurviveTheWire() {
        OutcomeEvent answer = new Told("c").answers(1, 3, 7, null);
        answer.partition = 3;
        answer.offset = 1L << 40;

        assertThat(Serialized.roundTrip(new OutcomeEventSerializer(), answer))
                .usingRecursiveComparison()
                .isEqualTo(answer);
        OutcomeEvent resolved = new Told("c").says(OutcomeEvent.Kind.RESOLVED, 1);
        assertThat(Serialized.roundTrip(new OutcomeEventSerializer(), resolved))
                .usingRecursiveComparison()
                .isEqualTo(resolved);
    }

    @Test
    void anEventOfVersionOneIsStillRead() {
        byte[] written = Serialized.golden(getClass(), "outcome-event-1.hex");

        assertThat(Serialized.value(new OutcomeEventSerializer(), written))
                .usingRecursiveComparison()
                .isEqualTo(new Told("c").answers(1, 3, 7, 9));
    }

    private static ContactEvent contactEvent(EventKind kind) {
        ContactEvent event = new ContactEvent();
        event.channel = Channel.EMAIL;
        event.contactId = "c";
        event.eventId = "e";
        event.kind = kind;
        event.time = 1;
        return event;
    }
}
