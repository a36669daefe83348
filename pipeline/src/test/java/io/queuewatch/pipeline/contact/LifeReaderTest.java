package io.queuewatch.pipeline.contact;

import static io.queuewatch.pipeline.contact.ContactStory.ms;
import static io.queuewatch.pipeline.contact.EventKind.ABANDONED;
import static io.queuewatch.pipeline.contact.EventKind.ANSWERED;
import static io.queuewatch.pipeline.contact.EventKind.CALLBACK_ATTEMPTED;
import static io.queuewatch.pipeline.contact.EventKind.CALLBACK_SCHEDULED;
import static io.queuewatch.pipeline.contact.EventKind.CONSULT_ENDED;
import static io.queuewatch.pipeline.contact.EventKind.CONSULT_STARTED;
import static io.queuewatch.pipeline.contact.EventKind.ENDED;
import static io.queuewatch.pipeline.contact.EventKind.HELD;
import static io.queuewatch.pipeline.contact.EventKind.INITIATED;
import static io.queuewatch.pipeline.contact.EventKind.LEFT_QUEUE;
import static io.queuewatch.pipeline.contact.EventKind.QUEUED;
import static io.queuewatch.pipeline.contact.EventKind.RESOLVED;
import static io.queuewatch.pipeline.contact.EventKind.RESUMED;
import static io.queuewatch.pipeline.contact.EventKind.RINGING;
import static io.queuewatch.pipeline.contact.EventKind.RING_NO_ANSWER;
import static io.queuewatch.pipeline.contact.EventKind.TRANSFERRED;
import static io.queuewatch.pipeline.contact.EventKind.UPDATED;
import static io.queuewatch.pipeline.contact.EventKind.WRAPPED_UP;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.config.TargetsText;
import io.queuewatch.pipeline.contact.Visit.Outcome;
import io.queuewatch.schemas.DeadLetterReason;
import io.queuewatch.schemas.Direction;
import io.queuewatch.schemas.EndedBy;
import io.queuewatch.schemas.LeaveReason;
import io.queuewatch.schemas.TransferKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Lives worked out by hand, a rule each; every one is read in both orders of arrival. */
class LifeReaderTest {

    private static final long HORIZON_MS = 14_400_000;
    private static final double MUCH_LATER = 10_000;
    private static final Targets TARGETS =
            TargetsText.of(
                    """
                    queues:
                      - queue: PS
                        target: 20s
                        when:
                          - segment: gold
                            target: 10s
                          - priority: 1
                            target: 60s
                          - segment: gold
                            priority: 1
                            target: 3s
                      - queue: NW
                        target: 30s
                    """);

    private final LifeReader reader =
            new LifeReader(TargetsHistory.of(TARGETS), JobSettings.REPLAY);
    private final ContactStory story = new ContactStory("c");

    private Life life() {
        return life(MUCH_LATER);
    }

    /** The life as it is read so many seconds after its beginning. */
    private Life life(double now) {
        List<ContactEvent> backwards = new ArrayList<>(story.events());
        Collections.reverse(backwards);
        Life life = read(backwards, now);
        assertThat(read(story.events(), now)).isEqualTo(life);
        return life;
    }

    private Life read(List<ContactEvent> arrivals, double now) {
        Contact state = new Contact();
        arrivals.forEach(state::add);
        return reader.read(state.events(), ms(now));
    }

    private Visit onlyVisit() {
        return onlyVisit(MUCH_LATER);
    }

    private Visit onlyVisit(double now) {
        Life life = life(now);
        assertThat(life.visits()).hasSize(1);
        return life.last();
    }

    @Test
    void timeComesBeforeSequence() {
        story.queued(0, "PS");
        story.at(10, ABANDONED, event -> event.sequence = 9);
        story.at(11, ANSWERED, event -> event.sequence = 1);

        assertThat(onlyVisit().outcome()).isEqualTo(Outcome.ABANDONED);
    }

    @Test
    void sequenceDecidesAtTheSameTime() {
        story.queued(0, "PS");
        story.at(10, ANSWERED, event -> event.sequence = 2);
        story.at(10, ABANDONED, event -> event.sequence = 1);

        assertThat(onlyVisit().outcome()).isEqualTo(Outcome.ABANDONED);
    }

    @Test
    void theOrderOfALifeDecidesAtTheSameTimeAndSequence() {
        story.queued(0, "PS").at(0, ANSWERED).at(0, TRANSFERRED).at(0, ENDED).at(0, WRAPPED_UP);

        Visit visit = onlyVisit();

        assertThat(visit.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(visit.waitMs()).isZero();
        assertThat(visit.handling().at()).isEqualTo(ms(0));
        assertThat(reader.misfits()).isEmpty();
    }

    @Test
    void theEventIdDecidesWhereNothingElseDoes() {
        story.queued(0, "PS");
        story.queued(5, "NW");
        story.queued(5, "PS");

        assertThat(life().visits()).extracting(Visit::queue).containsExactly("PS", "NW", "PS");
    }

    @Test
    void anEventThatComesTwiceChangesNothing() {
        story.queued(0, "PS").at(5, ANSWERED);
        Contact state = new Contact();

        assertThat(state.add(story.last())).isTrue();
        assertThat(state.add(story.last())).isFalse();
        assertThat(state.events()).hasSize(1);
    }

    @Test
    void aHigherRevisionReplacesTheEventWhicheverComesFirst() {
        story.queued(0, "PS").at(5, ANSWERED);
        story.at(
                9,
                ABANDONED,
                event -> {
                    event.eventId = "c-1";
                    event.revision = 1;
                });

        Visit visit = onlyVisit();

        assertThat(visit.outcome()).isEqualTo(Outcome.ABANDONED);
        assertThat(visit.outcomeAt()).isEqualTo(ms(9));
    }

    @Test
    void queuedAndAnsweredAtOnceIsAVisitThatDidNotWait() {
        story.queued(3, "PS").at(3, ANSWERED);

        assertThat(onlyVisit().waitMs()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = EventKind.class,
            names = {"ANSWERED", "ABANDONED", "LEFT_QUEUE"})
    void nothingButQueuedOrATransferBeginsAVisit(EventKind kind) {
        story.at(0, kind);

        assertThat(life()).isEqualTo(Life.NONE);
        assertThat(reader.unmatched()).extracting(event -> event.kind).containsExactly(kind);
    }

    @Test
    void aTransferToAQueueBeginsAVisitThere() {
        story.queued(0, "PS").at(5, ANSWERED);
        story.at(65, TRANSFERRED, event -> event.toQueue = "NW");
        story.at(75, ANSWERED);

        Life life = life();

        assertThat(life.visits()).extracting(Visit::queue).containsExactly("PS", "NW");
        assertThat(life.last().begin()).isEqualTo(ms(65));
        assertThat(life.last().waitMs()).isEqualTo(10_000);
        assertThat(life.visits().get(0).handling().talkMs()).isEqualTo(60_000);
        assertThat(life.transferred()).isTrue();
    }

    @Test
    void aQueuedForAPendingTransferIsThatVisitEnteredWhenTransferred() {
        story.queued(0, "PS").at(5, ANSWERED);
        story.at(65, TRANSFERRED, event -> event.toQueue = "NW");
        story.queued(68, "NW").at(75, ANSWERED);

        Life life = life();

        assertThat(life.visits()).hasSize(2);
        assertThat(life.last().begin()).isEqualTo(ms(65));
    }

    @Test
    void aSecondQueuedAfterATransferIsAVisitOfItsOwn() {
        story.queued(0, "PS").at(5, ANSWERED);
        story.at(65, TRANSFERRED, event -> event.toQueue = "NW");
        story.queued(68, "NW").at(75, ANSWERED).queued(90, "NW");

        assertThat(life().visits()).hasSize(3);
    }

    @Test
    void aBeginningElsewhereWhileWaitingEndsTheVisitAsTransfer() {
        story.queued(0, "PS").queued(12, "NW");

        Life life = life();

        assertThat(life.visits().get(0).outcome()).isEqualTo(Outcome.FLOWED_OUT);
        assertThat(life.visits().get(0).reason()).isEqualTo(FlowOutReason.TRANSFER);
        assertThat(life.visits().get(0).outcomeAt()).isEqualTo(ms(12));
        assertThat(life.last().outcome()).isEqualTo(Outcome.WAITING);
    }

    @Test
    void aQueuedForTheQueueItWaitsInChangesNothing() {
        story.queued(0, "PS").queued(12, "PS").at(15, ANSWERED);

        assertThat(onlyVisit().waitMs()).isEqualTo(15_000);
    }

    @Test
    void anAttendedTransferIsAnsweredAtOnceAndItsConsultIsTheFirstAgentsHold() {
        story.queued(0, "PS");
        story.at(5, ANSWERED, event -> event.agentId = "ann");
        story.at(65, CONSULT_STARTED, event -> event.agentId = "ann");
        story.at(
                85,
                TRANSFERRED,
                event -> {
                    event.agentId = "ann";
                    event.toQueue = "NW";
                    event.toAgent = "bob";
                    event.transfer = TransferKind.ATTENDED;
                });
        story.at(185, ENDED);

        Life life = life();
        Visit first = life.visits().get(0);

        assertThat(first.handling().talkMs()).isEqualTo(60_000);
        assertThat(first.handling().holdMs()).isEqualTo(20_000);
        assertThat(life.last().outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(life.last().waitMs()).isZero();
        assertThat(life.last().handling().talkMs()).isEqualTo(100_000);
    }

    @ParameterizedTest
    @EnumSource(
            value = EventKind.class,
            names = {"ABANDONED", "LEFT_QUEUE"})
    void theFirstOutcomeCountsAndAContradictingOneIsAMisfit(EventKind later) {
        story.queued(0, "PS").at(5, ANSWERED).at(8, later);

        assertThat(onlyVisit().outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(reader.misfits())
                .singleElement()
                .satisfies(
                        misfit -> {
                            assertThat(misfit.event().kind).isEqualTo(later);
                            assertThat(misfit.reason()).isEqualTo(DeadLetterReason.CONTRADICTION);
                            assertThat(misfit.detail())
                                    .isEqualTo(
                                            later
                                                    + " 3000 ms after the visit of queue PS had"
                                                    + " ended: ANSWERED");
                        });
    }

    @Test
    void anAnswerAfterAnAbandonmentContradicts() {
        story.queued(0, "PS").at(5, ABANDONED).at(8, ANSWERED);

        assertThat(onlyVisit().outcome()).isEqualTo(Outcome.ABANDONED);
        assertThat(reader.misfits()).hasSize(1);
    }

    @Test
    void anAnswerAfterACallbackWasAskedForIsTheCallBack() {
        story.queued(0, "PS");
        story.at(5, LEFT_QUEUE, event -> event.reason = LeaveReason.CALLBACK);
        story.at(600, ANSWERED);

        assertThat(onlyVisit().reason()).isEqualTo(FlowOutReason.CALLBACK);
        assertThat(reader.misfits()).isEmpty();
    }

    @Test
    void anEventWithoutQueueBelongsToTheVisitLastBegun() {
        story.queued(0, "PS").queued(12, "NW").at(20, ANSWERED);

        assertThat(life().last().outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void anEventWithAQueueBelongsToTheVisitThere() {
        story.queued(0, "PS").queued(12, "NW");
        story.at(20, ANSWERED, event -> event.queue = "PS");

        assertThat(life().last().outcome()).isEqualTo(Outcome.WAITING);
        // Its own visit was transferred: somebody talks, but not by way of that queue.
        assertThat(reader.misfits()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ANSWERED, ANSWERED", "ABANDONED, ABANDONED", "LEFT_QUEUE, FLOWED_OUT"})
    void anOutcomeUpToTwoSecondsBeforeItsBeginningWaitedNothing(EventKind kind, Outcome outcome) {
        story.queued(2, "PS").at(0, kind);

        Visit visit = onlyVisit();

        assertThat(visit.outcome()).isEqualTo(outcome);
        assertThat(visit.begin()).isEqualTo(ms(2));
        assertThat(visit.waitMs()).isZero();
    }

    @Test
    void anOutcomeEarlierThanThatIsImpossible() {
        story.queued(2.001, "PS").at(0, ANSWERED);

        assertThat(onlyVisit().outcome()).isEqualTo(Outcome.WAITING);
        assertThat(reader.misfits())
                .singleElement()
                .satisfies(
                        misfit -> {
                            assertThat(misfit.reason()).isEqualTo(DeadLetterReason.IMPOSSIBLE);
                            assertThat(misfit.detail()).contains("2001 ms before the visit began");
                        });
    }

    @Test
    void anEndUpToTwoSecondsBeforeTheAnswerIsReadWithIt() {
        story.queued(0, "PS").at(10, ENDED).at(12, ANSWERED);

        Visit visit = onlyVisit();

        assertThat(visit.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(visit.handling().at()).isEqualTo(ms(12));
        assertThat(visit.handling().talkMs()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = EventKind.class,
            names = {"ENDED", "ABANDONED"})
    void endingInTheMenuIsAnExitAndNoOffer(EventKind kind) {
        story.at(0, INITIATED, event -> event.site = "north").at(7, kind);

        Life life = life();

        assertThat(life.visits()).isEmpty();
        assertThat(life.aside())
                .isEqualTo(
                        new Life.Aside(
                                Fact.Kind.IVR_EXIT,
                                Fact.NO_QUEUE,
                                Tags.of("unknown", "north", 0),
                                ms(0),
                                ms(7)));
    }

    @Test
    void whoReachesAQueueDidNotEndInTheMenu() {
        story.at(0, INITIATED).queued(5, "PS").at(9, ABANDONED);

        Life life = life();

        assertThat(life.aside()).isNull();
        assertThat(life.last().outcome()).isEqualTo(Outcome.ABANDONED);
    }

    @ParameterizedTest
    @CsvSource({
        "CUSTOMER, ABANDONED",
        "UNKNOWN, ABANDONED",
        "AGENT, FLOWED_OUT",
        "SYSTEM, FLOWED_OUT"
    })
    void endedWhileWaitingDependsOnWhoEndedIt(EndedBy by, Outcome outcome) {
        story.queued(0, "PS").at(9, ENDED, event -> event.by = by);

        Visit visit = onlyVisit();

        assertThat(visit.outcome()).isEqualTo(outcome);
        assertThat(visit.reason())
                .isEqualTo(outcome == Outcome.FLOWED_OUT ? FlowOutReason.CLOSED_UNANSWERED : null);
    }

    @Test
    void theEndOfALegIsNotTheEndOfTheContactWhileAnotherIsOpen() {
        story.at(
                0,
                QUEUED,
                event -> {
                    event.queue = "PS";
                    event.leg = "a";
                });
        story.at(5, ANSWERED, event -> event.leg = "a");
        story.at(65, TRANSFERRED, event -> event.toQueue = "NW");
        story.at(66, ENDED, event -> event.leg = "a");
        story.at(
                67,
                QUEUED,
                event -> {
                    event.queue = "NW";
                    event.leg = "b";
                });
        story.at(75, ANSWERED, event -> event.leg = "b");
        story.at(135, ENDED, event -> event.leg = "b");

        Life life = life();

        assertThat(life.visits())
                .extracting(Visit::outcome)
                .containsExactly(Outcome.ANSWERED, Outcome.ANSWERED);
        assertThat(life.last().handling().talkMs()).isEqualTo(60_000);
        assertThat(life.handledAt()).isEqualTo(ms(135));
    }

    @Test
    void ringingChangesNothingForTheCustomer() {
        story.queued(0, "PS").at(5, RINGING).at(15, RING_NO_ANSWER);

        assertThat(onlyVisit(16).outcome()).isEqualTo(Outcome.WAITING);
        assertThat(reader.misfits()).isEmpty();
    }

    @Test
    void whoHangsUpWhileAPhoneRingsAbandoned() {
        story.queued(0, "PS").at(5, RINGING).at(9, ABANDONED);

        assertThat(onlyVisit().outcome()).isEqualTo(Outcome.ABANDONED);
    }

    @ParameterizedTest
    @EnumSource(
            value = EventKind.class,
            names = {"CALLBACK_REACHED", "CALLBACK_EXPIRED"})
    void aCallBackIsOwedUntilReachedOrExpired(EventKind settled) {
        story.queued(0, "PS");
        story.at(5, LEFT_QUEUE, event -> event.reason = LeaveReason.CALLBACK);
        story.at(300, CALLBACK_ATTEMPTED);

        assertThat(onlyVisit().callBackOwed()).isTrue();

        story.at(600, settled);

        Visit visit = onlyVisit();
        assertThat(visit.callBackOwed()).isFalse();
        assertThat(visit.reason()).isEqualTo(FlowOutReason.CALLBACK);
        assertThat(visit.outcomeAt()).isEqualTo(ms(5));
    }

    @Test
    void aCallBackScheduledWhileWaitingIsAFlowOut() {
        story.queued(0, "PS").at(5, CALLBACK_SCHEDULED);

        assertThat(onlyVisit().reason()).isEqualTo(FlowOutReason.CALLBACK);
        assertThat(onlyVisit().callBackOwed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(LeaveReason.class)
    void everyReasonToLeaveAQueueIsKept(LeaveReason reason) {
        story.queued(0, "PS").at(5, LEFT_QUEUE, event -> event.reason = reason);

        assertThat(onlyVisit().reason().name())
                .isEqualTo(reason == LeaveReason.UNKNOWN ? "OTHER" : reason.name());
    }

    @Test
    void resolvedWithoutAnAnswerIsAFlowOut() {
        story.queued(0, "PS").at(5, RESOLVED);

        assertThat(onlyVisit().reason()).isEqualTo(FlowOutReason.CLOSED_UNANSWERED);
    }

    @Test
    void contactsThatWeBeganAreNotCountedHere() {
        story.queued(0, "PS").at(5, ANSWERED, event -> event.direction = Direction.OUTBOUND);

        assertThat(life().counted()).isEmpty();
        assertThat(life().direction()).isEqualTo(Direction.OUTBOUND);
    }

    @Test
    void whatFollowsFromAContactThatTheCentreBeganDoesNotBeginItAnew() {
        story.at(0, RESOLVED, event -> event.direction = Direction.OUTBOUND);

        assertThat(life()).isEqualTo(Life.NONE);
    }

    @Test
    void aVisitThatWaitsPassesItsTargetAtThatMoment() {
        story.queued(0, "PS");

        assertThat(onlyVisit(19.999).passed()).isFalse();
        assertThat(onlyVisit(20).passed()).isTrue();
    }

    @Test
    void equalityIsInTarget() {
        story.queued(0, "PS").at(20, ANSWERED);

        assertThat(onlyVisit().passed()).isFalse();
    }

    @Test
    void aVisitThatEndedBeyondItsTargetHasPassed() {
        story.queued(0, "PS").at(20.001, ABANDONED);

        assertThat(onlyVisit().passed()).isTrue();
    }

    @Test
    void aVisitWithoutAnEndIsLostAtTheHorizon() {
        story.queued(0, "PS");

        assertThat(onlyVisit(14_399.999).outcome()).isEqualTo(Outcome.WAITING);
        Visit lost = onlyVisit(14_400);
        assertThat(lost.reason()).isEqualTo(FlowOutReason.LOST);
        assertThat(lost.outcomeAt()).isEqualTo(ms(14_400));
    }

    @Test
    void laterEvidenceFindsTheLost() {
        story.queued(0, "PS").at(14_500, ANSWERED);

        assertThat(onlyVisit(14_600).outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void tagsAreThoseKnownAtTheBeginningAndStay() {
        story.at(0, INITIATED, event -> event.segment = "gold");
        story.at(1, UPDATED, event -> event.priority = 2);
        story.queued(5, "PS");
        story.at(6, UPDATED, event -> event.segment = "silver");
        story.at(7, ANSWERED, event -> event.site = "north");

        Visit visit = onlyVisit();

        assertThat(visit.tags().segment()).isEqualTo("gold");
        assertThat(visit.tags().priority()).isEqualTo(2);
        assertThat(visit.tags().site()).isEqualTo("unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "PS,    unknown, 0, 20000",
        "PS,    gold,    0, 10000",
        "PS,    gold,    2, 10000",
        "PS,    silver,  1, 60000",
        "PS,    gold,    1,  3000",
        "NW,    gold,    1, 30000",
        "other, gold,    1, 30000"
    })
    void theMostSpecificTargetHolds(String queue, String segment, int priority, long target) {
        story.at(
                0,
                QUEUED,
                event -> {
                    event.queue = queue;
                    event.segment = segment;
                    event.priority = priority;
                });

        assertThat(onlyVisit().target().waitMs()).isEqualTo(target);
    }

    @Test
    void handleTimeIsTalkHoldAndAfterContactWork() {
        story.queued(0, "PS").at(5, ANSWERED).at(65, HELD).at(95, RESUMED).at(125, ENDED);

        Visit ended = onlyVisit();
        assertThat(ended.handling().at()).isEqualTo(ms(125));
        assertThat(ended.handling().wrapMs()).isZero();

        story.at(145, WRAPPED_UP);

        Visit wrapped = onlyVisit();
        assertThat(wrapped.handling().at()).isEqualTo(ms(145));
        assertThat(wrapped.handling().talkMs()).isEqualTo(90_000);
        assertThat(wrapped.handling().holdMs()).isEqualTo(30_000);
        assertThat(wrapped.handling().wrapMs()).isEqualTo(20_000);
    }

    @Test
    void holdAndConsultThatOverlapAreHeldOnce() {
        story.queued(0, "PS").at(0, ANSWERED);
        story.at(10, HELD).at(15, CONSULT_STARTED).at(20, RESUMED).at(30, CONSULT_ENDED);
        story.at(40, ENDED);

        Visit visit = onlyVisit();

        assertThat(visit.handling().holdMs()).isEqualTo(20_000);
        assertThat(visit.handling().talkMs()).isEqualTo(20_000);
    }

    @Test
    void theVisitIsHandledWhenTheLastAgentsPartEnds() {
        story.queued(0, "PS").at(5, ANSWERED, event -> event.agentId = "ann");
        story.at(
                65,
                TRANSFERRED,
                event -> {
                    event.agentId = "ann";
                    event.toAgent = "bob";
                });
        story.at(70, ANSWERED, event -> event.agentId = "bob");

        Visit talking = onlyVisit();
        assertThat(talking.parts()).extracting(AgentPart::goesOn).containsExactly(false, true);
        assertThat(talking.handling()).isNull();

        story.at(170, ENDED);

        Visit handled = onlyVisit();
        assertThat(handled.inService()).isFalse();
        assertThat(handled.handling().at()).isEqualTo(ms(170));
        assertThat(handled.handling().talkMs()).isEqualTo(160_000);
    }

    @Test
    void aContactIsHandledOnceNoVisitWaitsAndNobodyTalks() {
        story.queued(0, "PS").at(5, ANSWERED);
        story.at(65, TRANSFERRED, event -> event.toQueue = "NW");

        assertThat(life(66).handledAt()).isZero();
        assertThat(life(66).lacksEnding()).isTrue();

        story.at(70, ABANDONED);

        assertThat(life().handledAt()).isEqualTo(ms(65));
        assertThat(life().lacksEnding()).isFalse();
    }

    @Test
    void theNextChangeIsTheTargetThenTheHorizonThenNone() {
        story.queued(0, "PS");

        assertThat(life(1).nextChange(HORIZON_MS)).isEqualTo(ms(20));
        assertThat(life(20).nextChange(HORIZON_MS)).isEqualTo(ms(14_400));
        assertThat(life(14_400).nextChange(HORIZON_MS)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void arrivalMeansNothing() {
        story.at(0, INITIATED).queued(5, "PS").at(9, RINGING);
        story.at(12, ANSWERED, event -> event.agentId = "ann");
        story.at(30, HELD).at(42, RESUMED);
        story.at(65, TRANSFERRED, event -> event.toQueue = "NW");
        story.queued(66, "NW").at(80, ANSWERED, event -> event.agentId = "bob");
        story.at(90, ENDED).at(99, WRAPPED_UP, event -> event.agentId = "bob");
        Life expected = life();
        Random random = new Random(7);

        for (int i = 0; i < 200; i++) {
            List<ContactEvent> arrivals = new ArrayList<>(story.events());
            arrivals.addAll(story.events());
            Collections.shuffle(arrivals, random);
            assertThat(read(arrivals, MUCH_LATER)).isEqualTo(expected);
        }
    }
}
