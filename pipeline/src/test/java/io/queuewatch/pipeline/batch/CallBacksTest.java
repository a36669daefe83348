package io.queuewatch.pipeline.batch;

import static io.queuewatch.schemas.CallEventType.CALLBACK_ATTEMPTED;
import static io.queuewatch.schemas.CallEventType.CALLBACK_EXPIRED;
import static io.queuewatch.schemas.CallEventType.CALLBACK_REACHED;
import static io.queuewatch.schemas.CallEventType.CALLBACK_SCHEDULED;
import static io.queuewatch.schemas.CallEventType.LEFT_QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.LeaveReason;
import org.junit.jupiter.api.Test;

/** Call backs worked out by hand: promised within an hour. */
class CallBacksTest {

    private static Story promised() {
        return new Story()
                .queued(0, "PS")
                .at(10, LEFT_QUEUE, event -> event.setReason(LeaveReason.CALLBACK))
                .at(11, CALLBACK_SCHEDULED);
    }

    @Test
    void attemptsAndTheirSuccessAreNoNewOffers() {
        Story story =
                promised()
                        .at(600, CALLBACK_ATTEMPTED)
                        .at(1_200, CALLBACK_ATTEMPTED)
                        .at(1_210, CALLBACK_REACHED)
                        .at(1_300, CALLBACK_EXPIRED);
        KpiRow row = story.day("PS");

        assertThat(row.getOffered()).isOne();
        assertThat(row.getCallbacks()).isOne();
        assertThat(row.getCallbackAttempts()).isEqualTo(2);
        assertThat(row.getCallbacksReached()).isOne();
        assertThat(row.getCallbacksExpired()).isZero();
        assertThat(row.getCallbacksOverdue()).isZero();
        assertThat(story.live("1m", "PS", 600).getCallbackAttempts()).isOne();
        assertThat(story.live("1m", "PS", 1_200).getCallbacksReached()).isOne();
        assertThat(story.summary("live", "1d", "PS").getCallbackReachRate()).isOne();
    }

    @Test
    void aCallBackOwedForLongerThanPromisedIsOverdueFromThatMomentOn() {
        Story story = promised();

        assertThat(story.until(3_609.999).day("PS").getCallbacksOverdue()).isZero();
        assertThat(story.until(3_610).live("1m", "PS", 3_600).getCallbacksOverdue()).isOne();
        story.at(3_610, CALLBACK_EXPIRED);
        assertThat(story.until(4_000).day("PS").getCallbacksOverdue()).isZero();
        assertThat(story.day("PS").getCallbacksExpired()).isOne();
        assertThat(story.summary("live", "1d", "PS").getCallbackReachRate()).isZero();
    }

    @Test
    void whatWasNeverPromisedIsNeitherReachedNorExpired() {
        KpiRow row =
                new Story()
                        .queued(0, "PS")
                        .at(10, CALLBACK_ATTEMPTED)
                        .at(20, CALLBACK_REACHED)
                        .day("PS");

        assertThat(row.getCallbackAttempts()).isZero();
        assertThat(row.getCallbacksReached()).isZero();
    }

    @Test
    void aSecondPromiseIsOwedAnew() {
        KpiRow row =
                promised()
                        .at(100, CALLBACK_EXPIRED)
                        .at(200, CALLBACK_SCHEDULED)
                        .at(300, CALLBACK_REACHED)
                        .day("PS");

        assertThat(row.getCallbacks()).isOne();
        assertThat(row.getCallbacksExpired()).isOne();
        assertThat(row.getCallbacksReached()).isOne();
    }
}
