package io.queuewatch.pipeline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.agent.AgentTurn;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.Codec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Times in seconds; that a heartbeat is missing is known three minutes later. */
class AgentSourceFunctionTest {

    private final Codec<Alert> codec = Codec.of(Alert.class);
    private KeyedOneInputStreamOperatorTestHarness<String, AgentTurn, Message> harness;

    @BeforeEach
    void open() throws Exception {
        start(null);
    }

    private void start(OperatorSubtaskState snapshot) throws Exception {
        harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new AgentSourceFunction()),
                        turn -> "agents",
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

    private static AgentTurn turn(long seconds, int signedIn, int lost) {
        AgentTurn turn = new AgentTurn();
        turn.at = seconds * 1_000;
        turn.signedIn = signedIn;
        turn.lost = lost;
        return turn;
    }

    private void send(long seconds, int signedIn, int lost) throws Exception {
        harness.processElement(new StreamRecord<>(turn(seconds, signedIn, lost)));
    }

    private List<String> told(long seconds) throws Exception {
        harness.processWatermark(seconds * 1_000);
        List<String> told = new ArrayList<>();
        for (Message message : harness.extractOutputValues()) {
            Alert word = codec.decode(message.value);
            assertThat(word.getName()).isEqualTo("QueuewatchSourceSilent");
            assertThat(word.getChannel()).isNull();
            told.add(word.getState() + " since " + word.getStartsAt().getEpochSecond());
        }
        harness.getOutput().clear();
        return told;
    }

    @Test
    void shouldPageWhereAllFellSilentTogether() throws Exception {
        send(0, 6, 0);
        send(3_590, 0, 2);
        send(3_600, 0, 3);
        send(3_610, 0, 1);
        assertThat(told(3_790)).isEmpty();
        assertThat(told(3_791)).containsExactly("FIRING since 3790");

        send(5_000, 0, -1);
        assertThat(told(5_480)).isEmpty();
        assertThat(told(5_481)).containsExactly("RESOLVED since 3790");
    }

    @Test
    void shouldNotPageWhereSomebodyIsHeardOfOrFewFellSilent() throws Exception {
        send(0, 6, 0);
        send(3_600, 0, 5);
        assertThat(told(4_000)).isEmpty();
        send(4_100, -1, 0);
        assertThat(told(5_000)).as("the last goes home").isEmpty();
    }

    /** Of 20 five close their computers, and the others sign out in the same minutes. */
    @Test
    void shouldNotPageWhereMostWentHome() throws Exception {
        send(0, 20, 0);
        send(3_600, -15, 5);
        assertThat(told(7_200)).isEmpty();
    }

    /** One in ten minutes closes the computer, until nobody is left. */
    @Test
    void shouldNotPageWhereOneAfterTheOtherForgetsToSignOut() throws Exception {
        send(0, 6, 0);
        for (int agent = 0; agent < 6; agent++) {
            send(3_600 + 600 * agent, 0, 1);
        }
        assertThat(told(20_000)).isEmpty();
    }

    @Test
    void shouldTellTheSameInAnyOrderAndAfterARestart() throws Exception {
        List<AgentTurn> turns = new ArrayList<>();
        turns.add(turn(0, 30, 0));
        for (int agent = 0; agent < 30; agent++) {
            turns.add(turn(3_600 + agent, 0, 1));
            turns.add(turn(4_500 + agent, 0, -1));
        }
        Collections.shuffle(turns, new Random(7));
        for (AgentTurn turn : turns.subList(0, 30)) {
            harness.processElement(new StreamRecord<>(turn));
        }
        OperatorSubtaskState snapshot = harness.snapshot(1, 0);
        harness.close();
        start(snapshot);
        for (AgentTurn turn : turns.subList(30, turns.size())) {
            harness.processElement(new StreamRecord<>(turn));
        }
        assertThat(told(10_000)).containsExactly("FIRING since 3809", "RESOLVED since 3809");
        harness.processWatermark(Long.MAX_VALUE);
        assertThat(harness.numEventTimeTimers()).isZero();
    }
}
