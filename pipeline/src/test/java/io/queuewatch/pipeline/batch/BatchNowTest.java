package io.queuewatch.pipeline.batch;

import static io.queuewatch.schemas.CallEventType.ANSWERED;
import static io.queuewatch.schemas.CallEventType.CALLBACK_REACHED;
import static io.queuewatch.schemas.CallEventType.CALLBACK_SCHEDULED;
import static io.queuewatch.schemas.CallEventType.ENDED;
import static io.queuewatch.schemas.EmailEventType.CUSTOMER_REPLIED;
import static io.queuewatch.schemas.EmailEventType.DISCARDED;
import static io.queuewatch.schemas.EmailEventType.RECEIVED;
import static io.queuewatch.schemas.EmailEventType.REOPENED;
import static io.queuewatch.schemas.EmailEventType.REPLIED;
import static io.queuewatch.schemas.EmailEventType.RESOLVED;
import static io.queuewatch.schemas.EmailEventType.TRANSFERRED;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.schemas.QueueNow;
import org.junit.jupiter.api.Test;

/** What is so now, worked out by hand. */
class BatchNowTest {

    private static QueueNow now(Story story, double second) {
        return story.until(second).now("PS");
    }

    @Test
    void callsAreOpenWhileTheyWaitOrAreTalkedTo() {
        Story story = new Story().queued(0, "PS").contact("c2").queued(10, "PS").at(20, ANSWERED);

        QueueNow both = now(story, 30);
        assertThat(both.getWaiting()).isOne();
        assertThat(both.getOldestWait()).isEqualTo(30_000);
        assertThat(both.getInService()).isOne();
        assertThat(both.getOpenContacts()).isEqualTo(2);
        assertThat(both.getBacklogAge()).isNull();
        assertThat(now(story.at(40, ENDED), 40).getOpenContacts()).isOne();
    }

    @Test
    void callBacksAreOwedUntilReachedAndOverdueAfterAnHour() {
        Story story = new Story().queued(0, "PS").at(10, CALLBACK_SCHEDULED);

        assertThat(now(story, 3_609).getCallbacksWaiting()).isOne();
        assertThat(now(story, 3_609).getCallbacksOverdue()).isZero();
        assertThat(now(story, 3_610).getCallbacksOverdue()).isOne();
        QueueNow reached = now(story.at(4_000, CALLBACK_REACHED), 4_000);
        assertThat(reached.getCallbacksWaiting()).isZero();
        assertThat(reached.getCallbacksOverdue()).isZero();
    }

    @Test
    void emailsAreOpenUntilNobodyWaitsForWords() {
        Story story = new Story().received(0, "PS");

        assertThat(now(story, 50).getOpenContacts()).isOne();
        assertThat(now(story, 50).getBacklogAge()).isEqualTo(50_000);
        assertThat(now(story.email(60, REPLIED), 60).getOpenContacts()).isZero();
        assertThat(now(story, 60).getBacklogAge()).isZero();
        assertThat(now(story.email(70, CUSTOMER_REPLIED), 80).getBacklogAge()).isEqualTo(80_000);
        assertThat(now(story.email(90, RESOLVED), 90).getOpenContacts()).isZero();
        assertThat(now(story.email(95, REOPENED), 95).getOpenContacts()).isOne();
        assertThat(now(story.email(99, DISCARDED).contact("c2").received(99, "PS"), 99))
                .extracting(QueueNow::getOpenContacts, QueueNow::getBacklogAge)
                .containsExactly(1L, 0L);
    }

    @Test
    void whereTheSourceSaysWhatIsOverEmailsAreOpenUntilItDoes() {
        Story story =
                new Story()
                        .email(
                                0,
                                RECEIVED,
                                event -> {
                                    event.setQueue("PS");
                                    event.setSource("tickets");
                                })
                        .email(60, REPLIED);

        assertThat(now(story, 70).getOpenContacts()).isOne();
        assertThat(now(story.email(80, RESOLVED), 80).getOpenContacts()).isZero();
    }

    @Test
    void anOpenContactIsInItsLastQueueAndAsOldAsItsFirstVisit() {
        Story story =
                new Story()
                        .received(0, "NE")
                        .email(60, REPLIED)
                        .email(70, TRANSFERRED, event -> event.setToQueue("PS"));

        assertThat(now(story, 80).getWaiting()).isOne();
        assertThat(now(story, 80).getOldestWait()).isEqualTo(10_000);
        assertThat(now(story, 80).getOpenContacts()).isOne();
        assertThat(now(story, 80).getBacklogAge()).isEqualTo(80_000);
    }
}
