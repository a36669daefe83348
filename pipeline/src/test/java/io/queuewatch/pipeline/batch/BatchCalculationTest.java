package io.queuewatch.pipeline.batch;

import static io.queuewatch.schemas.CallEventType.ABANDONED;
import static io.queuewatch.schemas.CallEventType.ANSWERED;
import static io.queuewatch.schemas.CallEventType.CALLBACK_SCHEDULED;
import static io.queuewatch.schemas.CallEventType.CONSULT_ENDED;
import static io.queuewatch.schemas.CallEventType.CONSULT_STARTED;
import static io.queuewatch.schemas.CallEventType.ENDED;
import static io.queuewatch.schemas.CallEventType.HELD;
import static io.queuewatch.schemas.CallEventType.INITIATED;
import static io.queuewatch.schemas.CallEventType.LEFT_QUEUE;
import static io.queuewatch.schemas.CallEventType.QUEUED;
import static io.queuewatch.schemas.CallEventType.RESOLVED;
import static io.queuewatch.schemas.CallEventType.RESUMED;
import static io.queuewatch.schemas.CallEventType.TRANSFERRED;
import static io.queuewatch.schemas.CallEventType.UNKNOWN;
import static io.queuewatch.schemas.CallEventType.UPDATED;
import static io.queuewatch.schemas.CallEventType.WRAPPED_UP;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.schemas.Direction;
import io.queuewatch.schemas.EndedBy;
import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.LeaveReason;
import io.queuewatch.schemas.TransferKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lives worked out by hand. */
class BatchCalculationTest {

    @Test
    void anAnsweredCallCountsWithItsWaitAndItsHandleTime() {
        KpiRow row =
                new Story()
                        .queued(0, "PS")
                        .at(20, ANSWERED)
                        .at(80, ENDED)
                        .at(95, WRAPPED_UP)
                        .day("PS");

        KpiRow expected =
                KpiRow.newBuilder()
                        .setView("cohort")
                        .setInterval("1d")
                        .setChannel("voice")
                        .setQueue("PS")
                        .setSegment("unknown")
                        .setSite("unknown")
                        .setPriority("unknown")
                        .setStart(row.getStart())
                        .setAsOf(row.getAsOf())
                        .setOffered(1)
                        .setContacts(1)
                        .setAnswered(1)
                        .setAnsweredInTarget(1)
                        .setWaitAnsweredMs(20_000)
                        .setLnWait(2_995_732)
                        .setLnWaitSq(8_974_412)
                        .setHandled(1)
                        .setHandledTimed(1)
                        .setContactsHandled(1)
                        .setTalkMs(60_000)
                        .setWrapMs(15_000)
                        .setLnHandle(4_317_488)
                        .setLnHandleSq(18_640_704)
                        .setCost(650)
                        .setWaiting(0L)
                        .build();
        assertThat(row).isEqualTo(expected);
    }

    @Test
    void liveRowsCreditEachHappeningToItsOwnMinute() {
        Story story =
                new Story().queued(0, "PS").at(130, ANSWERED).at(200, ENDED).at(300, WRAPPED_UP);

        assertThat(story.live("1m", "PS", 0).getOffered()).isOne();
        assertThat(story.live("1m", "PS", 0).getPassed()).isOne();
        assertThat(story.live("1m", "PS", 0).getWaiting()).isNull();
        assertThat(story.live("1m", "PS", 120).getAnswered()).isOne();
        assertThat(story.live("1m", "PS", 120).getAnsweredInTarget()).isZero();
        assertThat(story.live("1m", "PS", 120).getExcessWaitMs()).isEqualTo(110_000);
        assertThat(story.live("1m", "PS", 300).getHandled()).isOne();
        assertThat(story.all("live", "1m", "PS")).hasSize(3);
        assertThat(story.all("cohort", "1m", "PS")).isEmpty();
    }

    @Test
    void aWaitingCallPassesItsTargetThoughNothingHappens() {
        KpiRow before = new Story().queued(0, "PS").until(19.999).day("PS");
        KpiRow then = new Story().queued(0, "PS").until(20).day("PS");

        assertThat(before.getPassed()).isZero();
        assertThat(before.getWaiting()).isOne();
        assertThat(then.getPassed()).isOne();
        assertThat(then.getWaiting()).isOne();
    }

    @Test
    void anAbandonIsShortUpToItsLimitAndInTargetUpToTheTarget() {
        KpiRow row =
                new Story()
                        .queued(0, "PS")
                        .at(5, ABANDONED)
                        .contact("c2")
                        .queued(0, "PS")
                        .at(5.001, ABANDONED)
                        .contact("c3")
                        .queued(0, "PS")
                        .at(20.001, ABANDONED)
                        .day("PS");

        assertThat(row.getAbandoned()).isEqualTo(3);
        assertThat(row.getShortAbandoned()).isOne();
        assertThat(row.getAbandonedInTarget()).isEqualTo(2);
        assertThat(row.getPassed()).isOne();
        assertThat(row.getWaitAbandonedMs()).isEqualTo(30_002);
        assertThat(row.getExcessWaitMs()).isOne();
        assertThat(row.getContactsHandled()).isZero();
    }

    @Test
    void flowOutsAreKeptByReason() {
        Story story = new Story();
        for (LeaveReason reason : LeaveReason.values()) {
            story.contact(reason.name())
                    .queued(0, "PS")
                    .at(10, LEFT_QUEUE, event -> event.setReason(reason));
        }
        story.contact("scheduled").queued(0, "PS").at(30, CALLBACK_SCHEDULED);
        story.contact("no reason").queued(0, "PS").at(10, LEFT_QUEUE);
        story.contact("by agent").queued(0, "PS").at(10, ENDED, e -> e.setBy(EndedBy.AGENT));
        story.contact("resolved").queued(0, "PS").at(10, RESOLVED);
        story.contact("away").queued(0, "PS").at(10, TRANSFERRED);
        KpiRow row = story.day("PS");

        assertThat(row.getFlowOut()).isEqualTo(12);
        assertThat(row.getFlowOutInTarget()).isEqualTo(11);
        assertThat(row.getFlowOutOverflow()).isOne();
        assertThat(row.getFlowOutVoicemail()).isOne();
        assertThat(row.getFlowOutTimeout()).isOne();
        assertThat(row.getFlowOutKey()).isOne();
        assertThat(row.getFlowOutClosed()).isOne();
        assertThat(row.getFlowOutTransfer()).isOne();
        assertThat(row.getFlowOutClosedUnanswered()).isEqualTo(2);
        assertThat(row.getFlowOutOther()).isEqualTo(2);
        assertThat(row.getCallbacks()).isEqualTo(2);
        assertThat(row.getCallbacksInTarget()).isOne();
    }

    @Test
    void aWaitWithoutEndIsLostAfterFourHoursUnlessEvidenceComes() {
        Story story = new Story().queued(0, "PS");

        assertThat(story.until(14_399).day("PS").getWaiting()).isOne();
        KpiRow lost = story.until(14_400).day("PS");
        assertThat(lost.getFlowOutLost()).isOne();
        assertThat(lost.getFlowOut()).isOne();
        assertThat(lost.getPassed()).isOne();
        assertThat(lost.getExcessWaitMs()).isZero();
        assertThat(story.live("1m", "PS", 14_400).getFlowOutLost()).isOne();
        KpiRow withdrawn = story.at(15_000, ANSWERED).until(16_000).day("PS");
        assertThat(withdrawn.getFlowOut()).isZero();
        assertThat(withdrawn.getAnswered()).isOne();
        assertThat(withdrawn.getExcessWaitMs()).isEqualTo(14_980_000);
    }

    @Test
    void hangingUpInTheMenuIsAnExitAndNoOffer() {
        Story story =
                new Story()
                        .at(-90, INITIATED)
                        .at(0, ENDED, event -> event.setSegment("gold"))
                        .contact("c2")
                        .at(0, ENDED);

        assertThat(story.all("live", "1m", "none")).hasSize(1);
        assertThat(story.live("1m", "none", 0).getIvrExit()).isOne();
        assertThat(story.live("1m", "none", 0).getSegment()).isEqualTo("gold");
        assertThat(story.all("cohort", "15m", "none").get(0).getStart())
                .isEqualTo(Story.EIGHT.minusSeconds(900));
        assertThat(story.day("none").getOffered()).isZero();
        assertThat(story.summary("live", "1d", "*").getServiceLevel()).isNull();
    }

    @Test
    void aQueueAfterTheMenuVoidsTheExit() {
        Story story = new Story().at(0, INITIATED).at(5, ABANDONED).queued(60, "PS").until(61);

        assertThat(story.all("cohort", "1d", "none")).isEmpty();
        assertThat(story.day("PS").getOffered()).isOne();
    }

    @Test
    void anOutcomeUpToTwoSecondsBeforeItsVisitCountsWithoutWait() {
        KpiRow row =
                new Story()
                        .at(0, ANSWERED, event -> event.setQueue("PS"))
                        .queued(2, "PS")
                        .at(32, ENDED)
                        .contact("c2")
                        .at(0, ABANDONED)
                        .queued(2.001, "PS")
                        .until(3)
                        .day("PS");

        assertThat(row.getAnsweredAtOnce()).isOne();
        assertThat(row.getWaitAnsweredMs()).isZero();
        assertThat(row.getLnWait()).isZero();
        assertThat(row.getTalkMs()).isEqualTo(30_000);
        assertThat(row.getWaiting()).isOne();
    }

    @Test
    void aBlindTransferBeginsAVisitThatAQueuedConfirms() {
        Story story =
                new Story()
                        .queued(0, "PS")
                        .at(10, ANSWERED, event -> event.setAgentId("ann"))
                        .at(70, TRANSFERRED, event -> event.setToQueue("NE"))
                        .at(75, WRAPPED_UP, event -> event.setAgentId("ann"))
                        .queued(72, "NE")
                        .at(100, ANSWERED, event -> event.setAgentId("ben"))
                        .at(130, ENDED);

        assertThat(story.day("PS").getHandled()).isOne();
        assertThat(story.day("PS").getWrapMs()).isEqualTo(5_000);
        assertThat(story.day("PS").getContactsHandled()).isZero();
        assertThat(story.day("NE").getOffered()).isOne();
        assertThat(story.day("NE").getContacts()).isZero();
        assertThat(story.day("NE").getWaitAnsweredMs()).isEqualTo(30_000);
        assertThat(story.day("NE").getContactsHandled()).isOne();
        assertThat(story.day("NE").getTransferred()).isOne();
    }

    @Test
    void anAttendedTransferIsAnsweredAtOnce() {
        Story story =
                new Story()
                        .queued(0, "PS")
                        .at(0, ANSWERED, event -> event.setAgentId("ann"))
                        .at(20, CONSULT_STARTED)
                        .at(
                                60,
                                TRANSFERRED,
                                event -> {
                                    event.setTransfer(TransferKind.ATTENDED);
                                    event.setToQueue("NE");
                                    event.setToAgent("ben");
                                })
                        .at(90, ENDED);

        assertThat(story.day("PS").getTalkMs()).isEqualTo(20_000);
        assertThat(story.day("PS").getHoldMs()).isEqualTo(40_000);
        assertThat(story.day("NE").getAnsweredAtOnce()).isOne();
        assertThat(story.day("NE").getTalkMs()).isEqualTo(30_000);
    }

    @Test
    void holdAndConsultTogetherCountOnce() {
        KpiRow row =
                new Story()
                        .queued(0, "PS")
                        .at(0, ANSWERED)
                        .at(10, HELD)
                        .at(20, CONSULT_STARTED)
                        .at(30, RESUMED)
                        .at(50, CONSULT_ENDED)
                        .at(60, HELD)
                        .at(100, ENDED)
                        .day("PS");

        assertThat(row.getHoldMs()).isEqualTo(80_000);
        assertThat(row.getTalkMs()).isEqualTo(20_000);
    }

    @Test
    void severalAgentsPartsAddUp() {
        KpiRow row =
                new Story()
                        .queued(0, "PS")
                        .at(0, ANSWERED, event -> event.setAgentId("ann"))
                        .at(10, ANSWERED, event -> event.setAgentId("ben"))
                        .at(20, ANSWERED, event -> event.setAgentId("ben"))
                        .at(30, TRANSFERRED, event -> event.setAgentId("ann"))
                        .at(50, ENDED)
                        .at(60, WRAPPED_UP, event -> event.setAgentId("ann"))
                        .at(70, WRAPPED_UP, event -> event.setAgentId("ann"))
                        .day("PS");

        assertThat(row.getAnswered()).isOne();
        assertThat(row.getTalkMs()).isEqualTo(70_000);
        assertThat(row.getWrapMs()).isEqualTo(30_000);
    }

    @Test
    void queueingElsewhereEndsTheWaitAsTransfer() {
        Story story = new Story().queued(0, "PS").queued(5, "PS").queued(30, "NE").until(31);

        assertThat(story.day("PS").getOffered()).isOne();
        assertThat(story.day("PS").getFlowOutTransfer()).isOne();
        assertThat(story.day("PS").getPassed()).isOne();
        assertThat(story.day("NE").getWaiting()).isOne();
    }

    @Test
    void theFirstOutcomeCounts() {
        KpiRow row =
                new Story()
                        .queued(0, "PS")
                        .at(10, ABANDONED)
                        .at(11, ANSWERED)
                        .at(12, LEFT_QUEUE)
                        .at(13, ENDED)
                        .day("PS");

        assertThat(row.getAbandoned()).isOne();
        assertThat(row.getAnswered()).isZero();
        assertThat(row.getFlowOut()).isZero();
    }

    @Test
    void theHighestRevisionOfAnEventCounts() {
        KpiRow row =
                new Story()
                        .queued(0, "PS")
                        .at(10, ABANDONED, event -> event.setEventId("x"))
                        .at(
                                30,
                                ANSWERED,
                                event -> {
                                    event.setEventId("x");
                                    event.setRevision(1);
                                })
                        .at(10, ABANDONED, event -> event.setEventId("x"))
                        .day("PS");

        assertThat(row.getAbandoned()).isZero();
        assertThat(row.getWaitAnsweredMs()).isEqualTo(30_000);
    }

    @Test
    void aLegEndsOnlyWhatIsOnIt() {
        Story story =
                new Story()
                        .at(0, INITIATED)
                        .at(
                                1,
                                QUEUED,
                                event -> {
                                    event.setQueue("PS");
                                    event.setLeg("1");
                                })
                        .at(5, ANSWERED, event -> event.setLeg("1"))
                        .at(60, TRANSFERRED, event -> event.setToQueue("NE"))
                        .at(61, ENDED, event -> event.setLeg("1"))
                        .at(
                                62,
                                QUEUED,
                                event -> {
                                    event.setQueue("NE");
                                    event.setLeg("2");
                                })
                        .at(63, ENDED, event -> event.setLeg("1"));

        assertThat(story.until(70).day("NE").getWaiting()).isOne();
        story.at(80, ENDED, event -> event.setLeg("2"));
        assertThat(story.until(90).day("NE").getWaitAbandonedMs()).isEqualTo(20_000);
        assertThat(story.day("NE").getContactsHandled()).isOne();
    }

    @Test
    void tagsAreThoseKnownWhenTheVisitBegan() {
        Story story =
                new Story()
                        .at(0, INITIATED, event -> event.setSegment("gold"))
                        .queued(1, "PS")
                        .at(2, UPDATED, event -> event.setSegment("silver"))
                        .at(3, ANSWERED, event -> event.setPriority(2))
                        .at(
                                9,
                                TRANSFERRED,
                                event -> {
                                    event.setToQueue("NE");
                                    event.setSite("haifa");
                                });

        assertThat(List.of(story.day("PS").getSegment(), story.day("PS").getPriority()))
                .containsExactly("gold", "unknown");
        assertThat(
                        List.of(
                                story.day("NE").getSegment(),
                                story.day("NE").getPriority(),
                                story.day("NE").getSite()))
                .containsExactly("silver", "2", "haifa");
    }

    @Test
    void contactsThatWeCalledAndEventsThatCannotBeAreLeftOut() {
        Story story =
                new Story()
                        .queued(0, "PS")
                        .at(5, ENDED, event -> event.setDirection(Direction.OUTBOUND))
                        .contact("c2")
                        .at(0, UNKNOWN)
                        .at(0, QUEUED)
                        .at(
                                0,
                                QUEUED,
                                event -> {
                                    event.setQueue("PS");
                                    event.setPriority(5);
                                });

        assertThat(story.rows().kpis()).isEmpty();
        assertThat(story.rows().summaries()).isEmpty();
    }
}
