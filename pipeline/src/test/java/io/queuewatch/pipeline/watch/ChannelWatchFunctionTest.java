package io.queuewatch.pipeline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.TargetedHarness;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.AlertState;
import io.queuewatch.schemas.Codec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChannelWatchFunctionTest {

    private static final long MINUTE = 60_000;

    private TargetedHarness<QueueTurn, Message> harness;

    @BeforeEach
    void open() throws Exception {
        harness =
                new TargetedHarness<>(
                        () -> new ChannelWatchFunction(TargetsHistory.of(Targets.defaults())),
                        turn -> turn.channel);
        for (String queue : List.of("a", "b", "c", "d")) {
            send(queue, null, null, 0, 0);
        }
        harness.pass(0);
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
        harness.send(turn);
    }

    private List<String> said(long time) throws Exception {
        harness.pass(time);
        Codec<Alert> codec = Codec.of(Alert.class);
        List<String> words = new ArrayList<>();
        for (Message message : harness.taken()) {
            Alert word = codec.decode(message.value);
            words.add(
                    word.getName().substring("Queuewatch".length())
                            + ' '
                            + word.getQueue()
                            + ' '
                            + word.getState());
        }
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

        harness.restart();
        send("a", Trouble.NOBODY_ANSWERS, AlertState.RESOLVED, MINUTE, 3 * MINUTE);
        assertThat(said(8 * MINUTE - 1)).containsExactly("NobodyAnswers a RESOLVED");
        assertThat(said(8 * MINUTE)).containsExactly("NobodyAnswers null RESOLVED");
    }

    /** Three of seven are no channel; three of five are, once two are given up. */
    @Test
    void shouldNotCountQueuesThatWereGivenUp() throws Exception {
        for (String queue : List.of("e", "f", "g")) {
            send(queue, null, null, 0, 0);
        }
        for (String queue : List.of("a", "b", "c")) {
            send(queue, Trouble.NOBODY_ANSWERS, AlertState.FIRING, MINUTE, MINUTE);
        }
        assertThat(said(MINUTE)).hasSize(3);

        harness.publish(
                TargetedHarness.version("1", 2 * MINUTE, "queues: [{queue: f}, {queue: g}]"));
        harness.publish(TargetedHarness.version("2", 3 * MINUTE, "{}"));
        send("a", null, null, 0, 2 * MINUTE);
        assertThat(said(2 * MINUTE)).isEmpty();
        send("a", null, null, 0, 3 * MINUTE);
        assertThat(said(3 * MINUTE)).containsExactly("NobodyAnswers null FIRING");
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
