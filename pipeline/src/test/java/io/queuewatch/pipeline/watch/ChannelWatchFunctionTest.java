package io.queuewatch.pipeline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.AlertState;
import io.queuewatch.schemas.Codec;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChannelWatchFunctionTest {

    private static final long MINUTE = 60_000;

    private KeyedOneInputStreamOperatorTestHarness<String, QueueTurn, Message> harness;

    @BeforeEach
    void open() throws Exception {
        start(null);
        for (String queue : List.of("a", "b", "c", "d")) {
            send(queue, null, null, 0, 0);
        }
        harness.processWatermark(0);
    }

    private void start(OperatorSubtaskState snapshot) throws Exception {
        harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new ChannelWatchFunction(Targets.defaults())),
                        turn -> turn.channel,
                        Types.STRING);
        if (snapshot != null) {
            harness.initializeState(snapshot);
        }
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private void send(String queue, Trouble trouble, AlertState state, long since, long said)
            throws Exception {
        QueueTurn turn = new QueueTurn();
        turn.channel = "voice";
        turn.queue = queue;
        turn.trouble = trouble;
        turn.state = state;
        turn.startsAt = since;
        turn.endsAt = said;
        turn.at = said;
        turn.said = said;
        turn.summary = "summary of " + queue;
        turn.description = "description";
        harness.processElement(new StreamRecord<>(turn));
    }

    private List<String> said(long time) throws Exception {
        harness.processWatermark(time);
        Codec<Alert> codec = Codec.of(Alert.class);
        List<String> words = new ArrayList<>();
        for (Message message : harness.extractOutputValues()) {
            Alert word = codec.decode(message.value);
            words.add(
                    word.getName().substring("Queuewatch".length())
                            + ' '
                            + word.getQueue()
                            + ' '
                            + word.getState());
        }
        harness.getOutput().clear();
        return words;
    }

    @Test
    void shouldSayWhatTurnsWhenItsTimeHasCome() throws Exception {
        send("a", Trouble.OLDEST_WAIT, AlertState.FIRING, MINUTE, MINUTE);
        assertThat(said(MINUTE - 1)).isEmpty();
        assertThat(said(MINUTE)).containsExactly("OldestWait a FIRING");
    }

    @Test
    void shouldSayOnceOfTheChannelWhatIsWrongWithManyQueues() throws Exception {
        send("a", Trouble.NOBODY_ANSWERS, AlertState.FIRING, MINUTE, MINUTE);
        send("b", Trouble.NOBODY_ANSWERS, AlertState.FIRING, MINUTE, MINUTE);
        assertThat(said(MINUTE))
                .containsExactly("NobodyAnswers a FIRING", "NobodyAnswers b FIRING");

        send("c", Trouble.NOBODY_ANSWERS, AlertState.FIRING, 2 * MINUTE, 2 * MINUTE);
        assertThat(said(2 * MINUTE))
                .containsExactly("NobodyAnswers c FIRING", "NobodyAnswers null FIRING");

        harnessRestarts();
        send("a", Trouble.NOBODY_ANSWERS, AlertState.RESOLVED, MINUTE, 3 * MINUTE);
        assertThat(said(8 * MINUTE - 1)).containsExactly("NobodyAnswers a RESOLVED");
        assertThat(said(8 * MINUTE)).containsExactly("NobodyAnswers null RESOLVED");
    }

    private void harnessRestarts() throws Exception {
        OperatorSubtaskState snapshot = harness.snapshot(1, 0);
        harness.close();
        start(snapshot);
    }

    @Test
    void shouldNotSayThatNobodyComesWhileTheSourceIsSilent() throws Exception {
        send("*", Trouble.SOURCE_SILENT, AlertState.FIRING, MINUTE, MINUTE);
        send("a", Trouble.NO_ARRIVALS, AlertState.FIRING, MINUTE, MINUTE);
        send("b", Trouble.NO_ARRIVALS, AlertState.FIRING, 2 * MINUTE, 2 * MINUTE);
        assertThat(said(2 * MINUTE)).containsExactly("SourceSilent null FIRING");

        send("a", Trouble.NO_ARRIVALS, AlertState.RESOLVED, MINUTE, 3 * MINUTE);
        send("*", Trouble.SOURCE_SILENT, AlertState.RESOLVED, MINUTE, 4 * MINUTE);
        assertThat(said(4 * MINUTE))
                .containsExactly("SourceSilent null RESOLVED", "NoArrivals b FIRING");
    }
}
