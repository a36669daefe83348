package io.queuewatch.pipeline.contact;

import static io.queuewatch.pipeline.contact.ContactStory.BEGIN;
import static io.queuewatch.pipeline.contact.ContactStory.ms;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.config.TargetsText;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clocks turn at their moments, and once each, whatever comes and in whatever order. */
class ClocksInTheOperatorTest {

    private static final String TARGETS =
            """
            channels:
              voice: {target: 30s}
            queues:
              - {queue: slow, resolution: 2h}
            sources:
              tickets: {resolution: events}
            """;

    private static final double HOUR = 3_600;
    private static final double DAY = 24 * HOUR;

    private final ContactStory story = new ContactStory("c");
    private int sent;
    private VersionedHarness<String, ContactEvent, Fact> harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private VersionedHarness<String, ContactEvent, Fact> harness() throws Exception {
        return new VersionedHarness<>(
                new ContactOperator(TargetsHistory.of(TargetsText.of(TARGETS)), JobSettings.REPLAY),
                event -> event.contactId,
                Types.STRING);
    }

    private void send() throws Exception {
        for (; sent < story.events().size(); sent++) {
            harness.processElement(new StreamRecord<>(story.events().get(sent)));
        }
    }

    /** A mark as a timekeeper writes it, a quarter of a second after the one before. */
    private void mark(double seconds) throws Exception {
        harness.setProcessingTime(harness.getProcessingTime() + 250);
        harness.processWatermark(ms(seconds));
    }

    private void restart() throws Exception {
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        harness = harness();
        harness.initializeState(snapshot);
        harness.open();
    }

    /** The turns since they were last asked for; the harness keeps one object for all. */
    private List<String> turns() throws Exception {
        harness.prepareSnapshotPreBarrier(0);
        var output = harness.getSideOutput(ContactOperator.CLOCKS);
        List<String> texts = new ArrayList<>();
        if (output != null) {
            output.forEach(record -> texts.add(text(record.getValue())));
            output.clear();
        }
        return texts;
    }

    private static String text(ClockTurn turn) {
        return "%s%s %s %s"
                .formatted(
                        turn.sign < 0 ? "-" : turn.sign > 0 ? "+" : "=",
                        turn.kind,
                        turn.objective.label(),
                        (turn.at - BEGIN) / 1_000.0);
    }

    @Test
    void shouldBreachASilentLineThoughOnlyTimeMarksCome() throws Exception {
        story.queued(0, "PS");
        send();
        assertThat(turns()).containsExactly("+STARTED answer 0.0", "+OPEN answer 0.0");

        mark(22.499);
        assertThat(turns()).isEmpty();
        mark(22.5);
        assertThat(turns()).containsExactly("+AT_RISK answer 22.5");
        mark(29.999);
        assertThat(turns()).isEmpty();
        mark(30);
        assertThat(turns()).containsExactly("+BREACHED answer 30.0");
        mark(HOUR);
        assertThat(turns()).isEmpty();
    }

    @Test
    void shouldTurnAtItsMomentsThoughTimeJumps() throws Exception {
        story.queued(0, "PS");
        send();
        turns();

        mark(HOUR);

        assertThat(turns()).containsExactly("+AT_RISK answer 22.5", "+BREACHED answer 30.0");
    }

    @Test
    void shouldWithdrawABreachWhenALateEventShowsThatThePromiseWasKept() throws Exception {
        story.queued(0, "PS");
        send();
        mark(60);
        turns();

        story.at(25, EventKind.ANSWERED);
        send();

        assertThat(turns())
                .containsExactly("-OPEN answer 0.0", "-BREACHED answer 30.0", "+MET answer 25.0");
    }

    @Test
    void shouldSayByHowMuchItWasTooLateWhenItEnds() throws Exception {
        story.queued(0, "PS");
        send();
        mark(60);
        turns();

        story.at(75, EventKind.ANSWERED);
        send();

        assertThat(turns())
                .containsExactly(
                        "-OPEN answer 0.0", "=BREACHED answer 30.0", "+MISSED answer 75.0");
    }

    @Test
    void shouldTellNothingTwiceAfterARestartAndForgetNothing() throws Exception {
        story.queued(0, "PS");
        send();
        mark(25);
        turns();

        restart();
        mark(26);
        assertThat(turns()).isEmpty();
        mark(30);
        assertThat(turns()).containsExactly("+BREACHED answer 30.0");
    }

    @Test
    void shouldKeepACallForAsLongAsAResolutionIsOwed() throws Exception {
        story.queued(0, "slow").at(10, EventKind.ANSWERED).at(60, EventKind.ENDED);
        story.events().forEach(event -> event.source = "tickets");
        send();
        turns();

        mark(2 * HOUR);
        assertThat(turns())
                .containsExactly("+AT_RISK resolution 5400.0", "+BREACHED resolution 7200.0");
        mark(3 * DAY);
        story.at(3 * DAY, EventKind.RESOLVED, event -> event.source = "tickets");
        send();
        assertThat(turns())
                .containsExactly(
                        "-OPEN resolution 0.0",
                        "=BREACHED resolution 7200.0",
                        "+MISSED resolution 259200.0");
        mark(4 * DAY);
        assertThat(turns()).containsExactly("+FORGOTTEN answer 0.0", "+FORGOTTEN resolution 0.0");
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void shouldBelieveAResolutionThatIsToldDaysLate() throws Exception {
        story.queued(0, "slow").at(10, EventKind.ANSWERED).at(60, EventKind.ENDED);
        story.events().forEach(event -> event.source = "tickets");
        send();
        mark(2 * DAY);
        turns();

        story.at(HOUR, EventKind.RESOLVED, event -> event.source = "tickets");
        send();

        assertThat(turns())
                .containsExactly(
                        "-OPEN resolution 0.0",
                        "-AT_RISK resolution 5400.0",
                        "-BREACHED resolution 7200.0",
                        "+MET resolution 3600.0");
    }

    @Test
    void shouldBelieveItToo_whenWhatMadeItOwedCameInTheSameMoment() throws Exception {
        story.queued(0, "slow").at(10, EventKind.ANSWERED).at(600, EventKind.ENDED);
        send();
        mark(4 * HOUR + 660);
        turns();

        story.at(700, EventKind.REOPENED).at(60, EventKind.RESOLVED);
        send();

        // Two hours, and the 640 s for which it was thought to be resolved.
        assertThat(turns()).contains("+BREACHED resolution 7840.0");
    }

    @Test
    void shouldForgetACallWhoseResolutionNeverComes() throws Exception {
        story.queued(0, "slow").at(10, EventKind.ANSWERED).at(60, EventKind.ENDED);
        story.events().forEach(event -> event.source = "tickets");
        send();

        mark(36 * DAY);

        assertThat(turns()).endsWith("+FORGOTTEN answer 0.0", "+FORGOTTEN resolution 0.0");
        assertThat(harness.numKeyedStateEntries()).isZero();
    }
}
