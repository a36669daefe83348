package io.queuewatch.pipeline.contact;

import static io.queuewatch.pipeline.contact.ContactStory.BEGIN;
import static io.queuewatch.pipeline.contact.ContactStory.ms;
import static io.queuewatch.pipeline.contact.EventKind.ABANDONED;
import static io.queuewatch.pipeline.contact.EventKind.ANSWERED;
import static io.queuewatch.pipeline.contact.EventKind.CREDITED;
import static io.queuewatch.pipeline.contact.EventKind.ENDED;
import static io.queuewatch.pipeline.contact.EventKind.LEFT_QUEUE;
import static io.queuewatch.pipeline.contact.EventKind.RESOLVED;
import static io.queuewatch.pipeline.contact.EventKind.TRANSFERRED;
import static io.queuewatch.pipeline.contact.EventKind.WRAPPED_UP;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.config.TargetsText;
import io.queuewatch.schemas.DeadLetterReason;
import io.queuewatch.schemas.Direction;
import io.queuewatch.schemas.LeaveReason;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContactOperatorTest {

    private static final String TARGETS =
            """
            queues:
              - queue: PS
                target: 20s
            """;

    private final ContactStory story = new ContactStory("c");
    private int told;
    private VersionedHarness<String, ContactEvent, Fact> harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness(TARGETS);
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private static VersionedHarness<String, ContactEvent, Fact> harness(String targets)
            throws Exception {
        Targets read = TargetsText.of(targets);
        return new VersionedHarness<>(
                new ContactOperator(TargetsHistory.of(read), JobSettings.REPLAY),
                event -> event.contactId,
                Types.STRING);
    }

    /** Sends what the story told since it was last sent. */
    private void send() throws Exception {
        for (; told < story.events().size(); told++) {
            harness.processElement(new StreamRecord<>(story.events().get(told)));
        }
    }

    private int deadlines() {
        return ((ContactOperator) harness.getOperator()).deadlines();
    }

    /** A mark as a timekeeper writes it, a quarter of a second after the one before. */
    private void mark(double seconds) throws Exception {
        harness.setProcessingTime(harness.getProcessingTime() + 250);
        harness.processWatermark(ms(seconds));
    }

    /**
     * The facts since they were last asked for, of all that has come: sign, kind, queue, seconds
     * after the beginning.
     */
    private List<String> facts() throws Exception {
        harness.prepareSnapshotPreBarrier(0);
        return emitted();
    }

    /** The same of what has been emitted. */
    private List<String> emitted() {
        List<String> facts = new ArrayList<>();
        for (Fact fact : harness.extractOutputValues()) {
            facts.add(
                    "%s%s %s %s"
                            .formatted(
                                    fact.sign < 0 ? "-" : "+",
                                    fact.kind == Fact.Kind.FLOWED_OUT ? fact.reason : fact.kind,
                                    fact.queue,
                                    (fact.at - BEGIN) / 1_000.0));
        }
        harness.getOutput().clear();
        return facts;
    }

    private List<RejectedEvent> rejected() throws Exception {
        harness.prepareSnapshotPreBarrier(0);
        var output = harness.getSideOutput(ContactOperator.REJECTED);
        return output == null ? List.of() : output.stream().map(StreamRecord::getValue).toList();
    }

    @Test
    void shouldTellWhatBegins() throws Exception {
        story.queued(0, "PS");
        send();

        assertThat(facts())
                .containsExactly(
                        "+TRACKED PS 0.0", "+CONTACT PS 0.0", "+OFFERED PS 0.0", "+OPEN PS 0.0");
    }

    @Test
    void shouldPassTheTargetExactlyThenThoughNothingElseComes() throws Exception {
        story.queued(0, "PS");
        send();
        facts();

        mark(19.999);
        assertThat(facts()).isEmpty();

        mark(20);
        assertThat(facts()).containsExactly("+PASSED PS 20.0");

        mark(600);
        assertThat(facts()).isEmpty();
    }

    @Test
    void shouldCreditThePassingToTheTargetThoughTimeJumps() throws Exception {
        story.queued(0, "PS");
        send();
        facts();

        mark(600);

        assertThat(facts()).containsExactly("+PASSED PS 20.0");
    }

    @Test
    void shouldWithdrawThePassingWhenAnAnswerInTargetComesLate() throws Exception {
        story.queued(0, "PS");
        send();
        mark(60);
        facts();

        story.at(15, ANSWERED);
        send();

        assertThat(facts())
                .containsExactly("+ANSWERED PS 15.0", "-PASSED PS 20.0", "+IN_SERVICE PS 0.0");
    }

    @Test
    void shouldCallAVisitLostAtTheHorizonUntilThereIsEvidence() throws Exception {
        story.queued(0, "PS");
        send();
        facts();

        mark(14_400);
        assertThat(facts()).containsExactly("+LOST PS 14400.0", "+PASSED PS 20.0", "-OPEN PS 0.0");

        story.at(15, ABANDONED);
        send();
        assertThat(facts())
                .containsExactly("-LOST PS 14400.0", "+ABANDONED PS 15.0", "-PASSED PS 20.0");
    }

    @Test
    void shouldPutAsideWhatComesAfterTheHorizon() throws Exception {
        mark(14_405.001);
        story.queued(5, "PS");
        send();

        assertThat(facts()).isEmpty();
        assertThat(rejected())
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(letter.reason).isEqualTo(DeadLetterReason.TOO_LATE);
                            assertThat(letter.detail)
                                    .isEqualTo(
                                            "came 14400001 ms after it happened; the horizon is"
                                                    + " 14400000 ms");
                        });
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void shouldTakeWhatComesAtTheHorizon() throws Exception {
        mark(14_405);
        story.queued(5, "PS");
        send();

        assertThat(rejected()).isEmpty();
        assertThat(facts()).contains("+OFFERED PS 5.0", "+LOST PS 14405.0");
    }

    @Test
    void shouldReportAnOrphanWhenItsBeginningCanNoLongerCome() throws Exception {
        story.at(0, ANSWERED);
        send();

        mark(14_399.999);
        assertThat(rejected()).isEmpty();

        mark(14_400);
        assertThat(rejected())
                .extracting(letter -> letter.reason)
                .containsExactly(DeadLetterReason.ORPHAN);
        assertThat(facts()).isEmpty();
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void shouldLeaveWhatTellsOfOutcomesToThoseWhoCountThem() throws Exception {
        story.at(0, RESOLVED);
        send();
        mark(20_000);
        story.at(1, CREDITED);
        send();
        mark(40_000);

        assertThat(rejected()).isEmpty();
        assertThat(facts()).isEmpty();
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void shouldCountADuplicateOnce() throws Exception {
        story.queued(0, "PS");
        send();
        facts();

        told = 0;
        send();

        assertThat(facts()).isEmpty();
    }

    @Test
    void shouldReplaceWhatARevisionCorrects() throws Exception {
        story.queued(0, "PS").at(15, ANSWERED);
        send();
        facts();

        story.at(
                10,
                ABANDONED,
                event -> {
                    event.eventId = "c-1";
                    event.revision = 1;
                });
        send();

        assertThat(facts())
                .containsExactly(
                        "-ANSWERED PS 15.0",
                        "+ABANDONED PS 10.0",
                        "-IN_SERVICE PS 0.0",
                        "-OPEN PS 0.0");
    }

    @Test
    void shouldReportAContradictionOnceThoughTheLifeIsReadAgain() throws Exception {
        story.queued(0, "PS").at(5, ANSWERED).at(8, ABANDONED).at(60, ENDED).at(70, WRAPPED_UP);
        send();

        assertThat(rejected())
                .extracting(letter -> letter.reason)
                .containsExactly(DeadLetterReason.CONTRADICTION);
    }

    @Test
    void shouldCountUnlistedQueuesUnderTheDefaults() throws Exception {
        story.queued(0, "other");
        send();
        mark(30);

        assertThat(facts()).contains("+OFFERED other 0.0", "+PASSED other 30.0");
    }

    @Test
    void shouldRefuseUnlistedQueuesWhereTheTargetsSaySo() throws Exception {
        harness.close();
        harness = harness(TARGETS + "unlisted: reject\n");
        harness.open();

        story.queued(0, "other").queued(1, "PS");
        story.at(5, TRANSFERRED, event -> event.toQueue = "elsewhere");
        send();

        assertThat(rejected())
                .extracting(letter -> letter.reason)
                .containsExactly(DeadLetterReason.REJECTED, DeadLetterReason.REJECTED);
        assertThat(rejected().get(0).detail).contains("queue 'other' is not listed");
        assertThat(facts())
                .containsExactly(
                        "+TRACKED PS 1.0", "+CONTACT PS 1.0", "+OFFERED PS 1.0", "+OPEN PS 1.0");
    }

    @Test
    void shouldForgetAnEndedContactOnTheQuarterOfAnHourAfterTheHorizon() throws Exception {
        story.queued(0, "PS").at(5, ANSWERED).at(65, ENDED);
        send();
        facts();
        assertThat(harness.numKeyedStateEntries()).isOne();

        mark(100);
        mark(15_299.999);
        assertThat(facts()).isEmpty();

        mark(15_300);
        assertThat(facts()).containsExactly("-TRACKED PS 0.0");
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(deadlines()).isZero();
    }

    @Test
    void shouldKeepAContactThatGoesOnForItsRetention() throws Exception {
        story.queued(0, "PS");
        story.at(5, LEFT_QUEUE, event -> event.reason = LeaveReason.CALLBACK);
        send();
        facts();

        mark(100);
        assertThat(facts()).isEmpty();

        mark(14_405);
        assertThat(facts())
                .containsExactly(
                        "-CALLBACK_OWED PS 0.0",
                        "+CALLBACK_PASSED PS 14405.0",
                        "+CALLBACK_OWED PS 0.0");

        mark(87_299.999);
        assertThat(facts()).isEmpty();

        mark(87_300);
        assertThat(facts()).containsExactly("-CALLBACK_OWED PS 0.0", "-TRACKED PS 0.0");
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(deadlines()).isZero();
    }

    @Test
    void shouldRunOutAllClocksAtTheEndOfAReplay() throws Exception {
        story.queued(0, "PS");
        send();
        facts();

        harness.processWatermark(Long.MAX_VALUE);

        assertThat(facts())
                .containsExactly(
                        "+LOST PS 14400.0", "+PASSED PS 20.0", "-OPEN PS 0.0", "-TRACKED PS 0.0");
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(deadlines()).isZero();
    }

    @Test
    void shouldLeaveNothingOfAContactThatTurnsOutToBeOurs() throws Exception {
        story.queued(0, "PS").at(5, ABANDONED);
        send();
        facts();

        story.at(6, ENDED, event -> event.direction = Direction.OUTBOUND);
        send();

        assertThat(facts())
                .containsExactly(
                        "-TRACKED PS 0.0",
                        "-CONTACT PS 0.0",
                        "-OFFERED PS 0.0",
                        "-ABANDONED PS 5.0");
    }

    @Test
    void shouldTellTheSameFactsAfterARestoreInTheMiddle() throws Exception {
        story.queued(0, "PS");
        send();
        mark(10);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        List<String> before = facts();
        harness.close();
        harness = harness(TARGETS);
        harness.initializeState(snapshot);
        harness.open();

        mark(60);
        story.at(15, ANSWERED);
        send();
        mark(61);
        story.at(80, ENDED);
        send();
        mark(20_000);

        assertThat(before).hasSize(4);
        assertThat(facts())
                .containsExactly(
                        "+PASSED PS 20.0",
                        "+ANSWERED PS 15.0",
                        "-PASSED PS 20.0",
                        "+IN_SERVICE PS 0.0",
                        "+HANDLED PS 80.0",
                        "-IN_SERVICE PS 0.0",
                        "+CONTACT_HANDLED PS 80.0",
                        "-OPEN PS 0.0",
                        "-TRACKED PS 0.0");
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(deadlines()).isZero();
    }

    @Test
    void shouldReadALifeOnceForAllThatCameBeforeTimeMovesOn() throws Exception {
        story.queued(0, "PS").at(5, ANSWERED).at(65, ENDED);
        send();
        assertThat(emitted()).isEmpty();

        mark(70);

        assertThat(emitted())
                .containsExactly(
                        "+TRACKED PS 0.0",
                        "+CONTACT PS 0.0",
                        "+OFFERED PS 0.0",
                        "+ANSWERED PS 5.0",
                        "+HANDLED PS 65.0",
                        "+CONTACT_HANDLED PS 65.0");
        assertThat(deadlines()).as("none for what was answered meanwhile").isOne();
    }

    @Test
    void shouldHoldTimeBackTogetherWithLivesWhereMarksCrowd() throws Exception {
        mark(-1);
        emitted();
        story.queued(0, "PS");
        send();

        harness.processWatermark(ms(1));
        assertThat(harness.getOutput()).isEmpty();

        mark(2);
        assertThat(harness.getOutput()).hasSize(5).last().isEqualTo(new Watermark(ms(2)));
    }

    @Test
    void shouldHoldTimeBackLongerFarBehindTheClockOnTheWall() throws Exception {
        long now = ms(3_600);
        harness.setProcessingTime(now);
        harness.processWatermark(ms(-1));
        emitted();
        story.queued(0, "PS");
        send();

        harness.setProcessingTime(now + 1_999);
        harness.processWatermark(ms(1));
        assertThat(harness.getOutput()).isEmpty();

        harness.setProcessingTime(now + 2_000);
        harness.processWatermark(ms(2));
        assertThat(harness.getOutput()).hasSize(5).last().isEqualTo(new Watermark(ms(2)));
    }

    @Test
    void shouldTellTheNewestMarkBeforeTheEnd() throws Exception {
        mark(0);
        harness.processWatermark(ms(1));
        assertThat(harness.getOutput()).doesNotContain(new Watermark(ms(1)));

        harness.processWatermark(Long.MAX_VALUE);

        assertThat(harness.getOutput())
                .containsExactly(
                        new Watermark(ms(0)), new Watermark(ms(1)), Watermark.MAX_WATERMARK);
    }

    @Test
    void shouldJudgeAnEventByTheNewestMarkThoughItIsHeldBack() throws Exception {
        mark(0);
        harness.processWatermark(ms(14_405.001));
        story.queued(5, "PS");
        send();

        assertThat(rejected())
                .extracting(letter -> letter.reason)
                .containsExactly(DeadLetterReason.TOO_LATE);
        assertThat(facts()).isEmpty();
    }

    @Test
    void shouldTakeWhatCameInTimeThoughTheHorizonPassesBeforeItIsRead() throws Exception {
        mark(14_000);
        story.queued(0, "PS").at(5, ANSWERED);
        send();

        mark(20_000);

        assertThat(rejected()).isEmpty();
        assertThat(facts()).contains("+OFFERED PS 0.0", "+ANSWERED PS 5.0", "+IN_SERVICE PS 0.0");
    }

    @Test
    void shouldNotHoldMoreThanItShould() throws Exception {
        for (int i = 0; i <= 200_000; i++) {
            ContactStory other = new ContactStory("c" + i).queued(0, "PS");
            harness.processElement(new StreamRecord<>(other.last()));
        }

        assertThat(harness.numKeyedStateEntries()).isEqualTo(200_000);
    }

    @Test
    void shouldReadWhatItHoldsAtTheEnd() throws Exception {
        story.queued(0, "PS");
        send();

        harness.endInput();
        harness.getOperator().finish();

        assertThat(emitted()).contains("+OFFERED PS 0.0");
    }
}
