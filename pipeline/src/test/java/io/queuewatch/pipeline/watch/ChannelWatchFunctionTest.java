package io.queuewatch.pipeline.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.queuewatch.pipeline.config.TargetedHarness;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.AlertSeverity;
import io.queuewatch.schemas.AlertState;
import io.queuewatch.schemas.Codec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** What people are told: pages as such, and in brackets what is only on the board. */
    private List<String> said(long time) throws Exception {
        List<String> words = new ArrayList<>();
        for (Alert word : words(time)) {
            String text =
                    word.getName().substring("Queuewatch".length())
                            + ' '
                            + word.getQueue()
                            + ' '
                            + word.getState();
            words.add(word.getSeverity() == AlertSeverity.INFO ? '[' + text + ']' : text);
        }
        return words;
    }

    private List<Alert> words(long time) throws Exception {
        harness.pass(time);
        Codec<Alert> codec = Codec.of(Alert.class);
        List<Alert> words = new ArrayList<>();
        for (Message message : harness.taken()) {
            words.add(codec.decode(message.value));
        }
        return words;
    }

    private void fires(String queue, Trouble trouble, long minute) throws Exception {
        send(queue, trouble, AlertState.FIRING, minute * MINUTE, minute * MINUTE);
    }

    private void isOver(String queue, Trouble trouble, long minute) throws Exception {
        send(queue, trouble, AlertState.RESOLVED, 0, minute * MINUTE);
    }

    @Test
    void shouldSayWhatTurnsWhenItsTimeHasCome() throws Exception {
        fires("a", Trouble.OLDEST_WAIT, 1);
        fires("a", Trouble.ABANDONMENT_TICKET, 1);
        assertThat(said(MINUTE - 1)).isEmpty();
        assertThat(said(MINUTE)).containsExactly("Abandonment a FIRING", "OldestWait a FIRING");
    }

    @Test
    void shouldCallOnceAboutAQueueWhateverElseGoesWrongUntilAllIsOver() throws Exception {
        fires("a", Trouble.OLDEST_WAIT, 1);
        fires("a", Trouble.ABANDONMENT, 20);
        assertThat(said(20 * MINUTE))
                .containsExactly("OldestWait a FIRING", "[Abandonment a FIRING]");

        isOver("a", Trouble.OLDEST_WAIT, 21);
        fires("a", Trouble.OLDEST_WAIT, 30);
        harness.restart();
        fires("a", Trouble.SERVICE_LEVEL, 31);
        isOver("a", Trouble.ABANDONMENT, 32);
        isOver("a", Trouble.OLDEST_WAIT, 33);
        assertThat(said(33 * MINUTE))
                .containsExactly("[ServiceLevel a FIRING]", "[Abandonment a RESOLVED]");

        isOver("a", Trouble.SERVICE_LEVEL, 40);
        assertThat(said(55 * MINUTE - 1)).containsExactly("[ServiceLevel a RESOLVED]");
        List<Alert> end = words(55 * MINUTE);
        assertThat(end)
                .extracting(Alert::getName, Alert::getSeverity, Alert::getState)
                .containsExactly(
                        tuple("QueuewatchOldestWait", AlertSeverity.CRITICAL, AlertState.RESOLVED));
        assertThat(end.get(0).getStartsAt()).isEqualTo(Instant.ofEpochMilli(MINUTE));
        assertThat(end.get(0).getEndsAt()).isEqualTo(Instant.ofEpochMilli(40 * MINUTE));

        fires("a", Trouble.OLDEST_WAIT, 56);
        assertThat(said(56 * MINUTE)).containsExactly("OldestWait a FIRING");
    }

    @Test
    void shouldCallAboutAnotherQueueAWhileAfterTheLastCallIfItIsStillInTrouble() throws Exception {
        fires("a", Trouble.NOBODY_ANSWERS, 1);
        fires("b", Trouble.NOBODY_ANSWERS, 2);
        isOver("b", Trouble.NOBODY_ANSWERS, 8);
        fires("d", Trouble.NOBODY_ANSWERS, 9);
        assertThat(said(9 * MINUTE))
                .containsExactly(
                        "NobodyAnswers a FIRING",
                        "[NobodyAnswers b FIRING]",
                        "[NobodyAnswers b RESOLVED]",
                        "[NobodyAnswers d FIRING]");
        harness.restart();
        assertThat(said(16 * MINUTE - 1)).isEmpty();
        assertThat(said(16 * MINUTE))
                .containsExactly("[NobodyAnswers d RESOLVED]", "NobodyAnswers d FIRING");
    }

    @Test
    void shouldCallOnceAboutWhatManyQueuesHaveTogether() throws Exception {
        fires("a", Trouble.NOBODY_ANSWERS, 1);
        fires("b", Trouble.OLDEST_WAIT, 2);
        said(2 * MINUTE);
        fires("c", Trouble.NOBODY_ANSWERS, 3);
        List<Alert> wide = words(3 * MINUTE);
        assertThat(wide)
                .extracting(Alert::getQueue, Alert::getSeverity)
                .containsExactly(
                        tuple("a", AlertSeverity.CRITICAL), tuple("c", AlertSeverity.INFO));
        assertThat(wide.get(0).getDescription()).contains("3 of 4 queues are in trouble: a, b, c.");

        harness.restart();
        isOver("a", Trouble.NOBODY_ANSWERS, 4);
        isOver("b", Trouble.OLDEST_WAIT, 5);
        fires("d", Trouble.NOBODY_ANSWERS, 20);
        isOver("c", Trouble.NOBODY_ANSWERS, 21);
        assertThat(said(22 * MINUTE))
                .containsExactly(
                        "[OldestWait b RESOLVED]",
                        "[NobodyAnswers d FIRING]",
                        "[NobodyAnswers c RESOLVED]");
        isOver("d", Trouble.NOBODY_ANSWERS, 23);
        assertThat(said(38 * MINUTE))
                .containsExactly("[NobodyAnswers d RESOLVED]", "NobodyAnswers a RESOLVED");
    }

    @Test
    void shouldCallAboutTheChannelWhereManyQueuesComeIntoTroubleAtOnceOrInTheEnd()
            throws Exception {
        fires("a", Trouble.NOBODY_ANSWERS, 1);
        fires("b", Trouble.NOBODY_ANSWERS, 20);
        assertThat(said(20 * MINUTE))
                .containsExactly("NobodyAnswers a FIRING", "NobodyAnswers b FIRING");
        fires("c", Trouble.NOBODY_ANSWERS, 40);
        assertThat(said(40 * MINUTE))
                .containsExactly("NobodyAnswers null FIRING", "[NobodyAnswers c FIRING]");
        for (String queue : List.of("a", "b", "c")) {
            isOver(queue, Trouble.NOBODY_ANSWERS, 50);
        }
        assertThat(said(65 * MINUTE))
                .containsExactly(
                        "[NobodyAnswers c RESOLVED]",
                        "NobodyAnswers null RESOLVED",
                        "NobodyAnswers a RESOLVED",
                        "NobodyAnswers b RESOLVED");

        for (String queue : List.of("b", "c", "d")) {
            fires(queue, Trouble.OLDEST_WAIT, 70);
        }
        assertThat(said(70 * MINUTE))
                .containsExactly(
                        "OldestWait null FIRING",
                        "[OldestWait b FIRING]",
                        "[OldestWait c FIRING]",
                        "[OldestWait d FIRING]");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldEndAllItBeganAndNeverCallTwiceAboutAQueueThoughRestarted(long seed)
            throws Exception {
        List<Trouble> troubles =
                List.of(Trouble.OLDEST_WAIT, Trouble.ABANDONMENT, Trouble.NO_ARRIVALS);
        Random random = new Random(seed);
        Set<String> holding = new TreeSet<>();
        Set<String> firing = new TreeSet<>();
        int calls = 0;
        for (long minute = 1; minute < 2_000; minute++) {
            boolean winding = minute > 1_900;
            for (String queue : List.of("a", "b", "c", "d")) {
                for (Trouble trouble : troubles) {
                    String cause = trouble + queue;
                    boolean before = holding.contains(cause);
                    if (before && (winding || random.nextInt(12) == 0)) {
                        holding.remove(cause);
                        isOver(queue, trouble, minute);
                    } else if (!before && !winding && random.nextInt(90) == 0) {
                        holding.add(cause);
                        fires(queue, trouble, minute);
                    }
                }
            }
            if (random.nextInt(20) == 0) {
                harness.restart();
            }
            for (Alert word : words(minute * MINUTE)) {
                String key = word.getSeverity() + word.getName() + word.getQueue();
                boolean began = word.getState() == AlertState.FIRING;
                boolean page = word.getSeverity() == AlertSeverity.CRITICAL;
                // The page of an incident may be told again with other numbers.
                assertThat(began ? firing.add(key) || page : firing.remove(key)).as(key).isTrue();
                if (page && began) {
                    calls++;
                    assertThat(firing)
                            .filteredOn(other -> other.startsWith("CRITICAL"))
                            .filteredOn(other -> other.endsWith(String.valueOf(word.getQueue())))
                            .containsExactly(key);
                }
            }
        }
        assertThat(firing).isEmpty();
        assertThat(calls).isGreaterThan(10);
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
        said(MINUTE);

        harness.publish(
                TargetedHarness.version("1", 2 * MINUTE, "queues: [{queue: f}, {queue: g}]"));
        harness.publish(TargetedHarness.version("2", 3 * MINUTE, "{}"));
        send("a", null, null, 0, 2 * MINUTE);
        assertThat(said(2 * MINUTE)).isEmpty();
        send("a", null, null, 0, 3 * MINUTE);
        assertThat(words(3 * MINUTE))
                .singleElement()
                .satisfies(
                        word ->
                                assertThat(word.getDescription())
                                        .contains("3 of 5 queues are in trouble: a, b, c."));
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
