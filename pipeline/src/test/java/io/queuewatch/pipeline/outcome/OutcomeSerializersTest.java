package io.queuewatch.pipeline.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.outcome.CustomerContact.State;
import io.queuewatch.pipeline.outcome.OutcomeEvent.Kind;
import io.queuewatch.pipeline.wire.Serialized;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of outcomes and customers, written and read again. */
class OutcomeSerializersTest {

    private final OutcomeStateSerializer states = new OutcomeStateSerializer();
    private final CustomerContactSerializer contacts = new CustomerContactSerializer();
    private final CustomerHistorySerializer histories = new CustomerHistorySerializer();

    /** What the golden file holds. */
    private static OutcomeState state() {
        Told call = new Told("c").transferredTo("NE").handled(2, 3).over(2);
        return OutcomeState.NONE
                .with(call.report())
                .with(call.says(Kind.REOPENED, 5))
                .with(call.answers(7, 4, 5, 9))
                .withTimer(Told.at(35 * 24));
    }

    private static CustomerContact contact(State state) {
        Told call = new Told("c").handled(1, 1).over(1);
        return CustomerContact.of(call.report(), List.of()).in(state);
    }

    /** What the golden file holds. */
    private static CustomerHistory history() {
        CustomerHistory history = new CustomerHistory();
        history.put(contact(State.KNOWN));
        history.settle("billing", Told.at(-50));
        history.readAt = Told.at(3);
        history.timer = Told.at(25);
        return history;
    }

    @Test
    void anOutcomeIsReadAsItWasWritten() {
        for (OutcomeState state :
                List.of(state(), OutcomeState.NONE, OutcomeState.NONE.with(new Told("d").last()))) {
            assertThat(Serialized.roundTrip(states, state))
                    .usingRecursiveComparison()
                    .isEqualTo(state);
        }
    }

    @Test
    void aCustomersContactIsReadAsItWasWritten() {
        for (State state : State.values()) {
            assertThat(Serialized.roundTrip(contacts, contact(state))).isEqualTo(contact(state));
        }
        Told nothing = new Told("d").topic(null);
        CustomerContact unknown = CustomerContact.of(nothing.report(), List.of());
        assertThat(Serialized.roundTrip(contacts, unknown)).isEqualTo(unknown);
    }

    @Test
    void aHistoryIsReadAsItWasWrittenAndCopied() {
        CustomerHistory history = history();

        assertThat(Serialized.roundTrip(histories, history))
                .usingRecursiveComparison()
                .isEqualTo(history);
        CustomerHistory copy = histories.copy(history);
        assertThat(copy).usingRecursiveComparison().isEqualTo(history);
        copy.put(contact(State.GONE));
        copy.settle("billing", Told.at(0));
        assertThat(history).as("a copy of its own").usingRecursiveComparison().isEqualTo(history());
    }

    @Test
    void whatVersionOneWroteIsStillRead() {
        byte[] state = Serialized.golden(getClass(), "outcome-state-1.hex");
        byte[] history = Serialized.golden(getClass(), "history-1.hex");

        assertThat(Serialized.value(states, state)).usingRecursiveComparison().isEqualTo(state());
        assertThat(Serialized.bytes(states, state())).isEqualTo(state);
        assertThat(Serialized.value(histories, history))
                .usingRecursiveComparison()
                .isEqualTo(history());
        assertThat(Serialized.bytes(histories, history())).isEqualTo(history);
    }
}
