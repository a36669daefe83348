package io.queuewatch.pipeline.batch;

import static io.queuewatch.schemas.EmailEventType.ASSIGNED;
import static io.queuewatch.schemas.EmailEventType.CUSTOMER_REPLIED;
import static io.queuewatch.schemas.EmailEventType.DISCARDED;
import static io.queuewatch.schemas.EmailEventType.REOPENED;
import static io.queuewatch.schemas.EmailEventType.REPLIED;
import static io.queuewatch.schemas.EmailEventType.RESOLVED;
import static io.queuewatch.schemas.EmailEventType.TRANSFERRED;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.schemas.Author;
import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.TransferKind;
import org.junit.jupiter.api.Test;

/** Emails worked out by hand: target 60 s, replies in 30 s. */
class MailsTest {

    private static final double DAY = 86_400;

    @Test
    void theFirstHumanReplyAnswersAndItsWorkTimeIsTheHandleTime() {
        Story story =
                new Story()
                        .received(0, "PS")
                        .email(1, REPLIED, event -> event.setAuthor(Author.BOT))
                        .email(5, ASSIGNED, event -> event.setAgentId("ann"))
                        .email(50, REPLIED, event -> event.setWorkTime(40_000L))
                        .email(70, CUSTOMER_REPLIED)
                        .email(90, REPLIED, event -> event.setWorkTime(15_000L));
        KpiRow row = story.day("PS");

        assertThat(row.getChannel()).isEqualTo("email");
        assertThat(row.getAnsweredInTarget()).isOne();
        assertThat(row.getWaitAnsweredMs()).isEqualTo(50_000);
        assertThat(row.getFirstResponseMs()).isEqualTo(50_000);
        assertThat(row.getFirstResponsesInTarget()).isZero();
        assertThat(row.getResponses()).isEqualTo(2);
        assertThat(row.getResponseMs()).isEqualTo(50_000 + 20_000);
        assertThat(row.getResponsesInTarget()).isOne();
        assertThat(row.getHandled()).isOne();
        assertThat(row.getHandledTimed()).isOne();
        assertThat(row.getTalkMs()).isEqualTo(55_000);
        assertThat(row.getContactsHandled()).isOne();
    }

    @Test
    void aVisitIsHandledWithItsLastReply() {
        Story story = new Story().received(0, "PS").email(50, REPLIED);

        assertThat(story.live("15m", "PS", 0).getHandled()).isOne();
        story.email(1_000, REPLIED);
        assertThat(story.live("15m", "PS", 0).getHandled()).isZero();
        assertThat(story.live("15m", "PS", 900).getHandled()).isOne();
        assertThat(story.live("15m", "PS", 900).getHandledTimed()).isZero();
        assertThat(story.summary("cohort", "1d", "PS").getAhtMs()).isNull();
    }

    @Test
    void emailsHaveNoRowsOfMinutesAndNoCohortOfQuarters() {
        Story story = new Story().received(0, "PS").email(50, REPLIED);

        assertThat(story.all("live", "1m", "PS")).isEmpty();
        assertThat(story.all("cohort", "15m", "PS")).isEmpty();
        assertThat(story.all("live", "15m", "PS")).hasSize(1);
        assertThat(story.all("cohort", "1h", "PS")).hasSize(1);
    }

    @Test
    void aReplyAndTheResolutionOfTheSameMomentAreAnAnswer() {
        KpiRow row = new Story().received(0, "PS").email(9, RESOLVED).email(9, REPLIED).day("PS");

        assertThat(row.getAnswered()).isOne();
        assertThat(row.getFlowOut()).isZero();
    }

    @Test
    void resolvedWithoutAReplyIsAFlowOutThoughALateReplyStillIsAResponse() {
        Story story = new Story().received(0, "PS").email(10, RESOLVED);

        assertThat(story.day("PS").getFlowOutClosedUnanswered()).isOne();
        assertThat(story.day("PS").getContactsHandled()).isZero();
        KpiRow reopened =
                story.email(20, CUSTOMER_REPLIED).email(20, REOPENED).email(50, REPLIED).day("PS");
        assertThat(reopened.getAnswered()).isZero();
        assertThat(reopened.getHandled()).isZero();
        assertThat(reopened.getResponseMs()).isEqualTo(50_000);
    }

    @Test
    void aTransferWaitsForItsOwnReplyWhateverItsKind() {
        Story story =
                new Story()
                        .received(0, "PS")
                        .email(40, REPLIED)
                        .email(
                                60,
                                TRANSFERRED,
                                event -> {
                                    event.setToQueue("NE");
                                    event.setTransfer(TransferKind.ATTENDED);
                                })
                        .email(90, CUSTOMER_REPLIED)
                        .email(100, REPLIED);

        assertThat(story.day("PS").getContactsHandled()).isZero();
        assertThat(story.day("NE").getWaitAnsweredMs()).isEqualTo(40_000);
        assertThat(story.day("NE").getResponseMs()).isEqualTo(10_000);
        assertThat(story.day("NE").getTransferred()).isOne();
    }

    @Test
    void aDiscardedEmailNeverWasOne() {
        Story story =
                new Story()
                        .received(0, "PS")
                        .email(5, TRANSFERRED, event -> event.setToQueue("NE"))
                        .email(90, REPLIED)
                        .email(1_000, DISCARDED)
                        .email(1_100, REPLIED);

        assertThat(story.all("cohort", "1d", "PS")).isEmpty();
        assertThat(story.day("NE").getDiscarded()).isOne();
        assertThat(story.day("NE").getOffered()).isZero();
        assertThat(story.day("NE").getResponses()).isZero();
        assertThat(story.live("15m", "NE", 900).getDiscarded()).isOne();
        assertThat(story.all("live", "15m", "NE")).hasSize(1);
    }

    @Test
    void anEmailIsLostAfterThirtyFiveDays() {
        Story story = new Story().received(0, "PS");

        assertThat(story.until(35 * DAY - 1).day("PS").getWaiting()).isOne();
        assertThat(story.until(35 * DAY).day("PS").getFlowOutLost()).isOne();
    }

    @Test
    void aReplyUpToTwoSecondsBeforeItsEmailAnswersAtOnce() {
        KpiRow row = new Story().email(0, REPLIED).received(2, "PS").day("PS");

        assertThat(row.getAnsweredAtOnce()).isOne();
        assertThat(row.getResponses()).isOne();
        assertThat(row.getResponseMs()).isZero();
    }
}
