package io.queuewatch.pipeline.contact;

import static io.queuewatch.pipeline.contact.ContactStory.ms;
import static io.queuewatch.pipeline.contact.EventKind.CALLBACK_ATTEMPTED;
import static io.queuewatch.pipeline.contact.EventKind.CALLBACK_EXPIRED;
import static io.queuewatch.pipeline.contact.EventKind.CALLBACK_REACHED;
import static io.queuewatch.pipeline.contact.EventKind.CALLBACK_SCHEDULED;
import static io.queuewatch.pipeline.contact.EventKind.LEFT_QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.TargetsText;
import io.queuewatch.schemas.LeaveReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Call backs worked out by hand, a rule each. */
class CallBackLifeTest {

    private final Lives lives =
            new Lives(
                    TargetsText.of(
                            """
                            queues:
                              - queue: PS
                                callback: 1h
                            """));
    private final ContactStory story = new ContactStory("c");

    private List<CallBack> callBacks(double now) {
        return lives.of(story, now).visits().stream()
                .flatMap(visit -> visit.callBacks().stream())
                .toList();
    }

    private void promised() {
        story.queued(0, "PS");
        story.at(10, LEFT_QUEUE, event -> event.reason = LeaveReason.CALLBACK);
    }

    @Test
    void attemptsBelongToThePromise() {
        promised();
        story.at(600, CALLBACK_ATTEMPTED).at(900, CALLBACK_ATTEMPTED).at(910, CALLBACK_REACHED);

        assertThat(callBacks(1_000))
                .containsExactly(
                        new CallBack(
                                ms(10),
                                ms(3_610),
                                List.of(ms(600), ms(900)),
                                ms(910),
                                true,
                                false));
    }

    @Test
    void aCallBackIsOverdueAtTheMomentItWasPromisedBy() {
        promised();

        assertThat(callBacks(3_609.999)).extracting(CallBack::overdue).containsExactly(false);
        assertThat(callBacks(3_610)).extracting(CallBack::overdue).containsExactly(true);
        assertThat(lives.of(story, 3_609).nextChange(14_400_000)).isEqualTo(ms(3_610));
        assertThat(lives.of(story, 3_610).nextChange(14_400_000)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void reachedInTimeIsNotOverdueAndGivenUpLaterIs() {
        promised();
        story.at(3_610, CALLBACK_REACHED);
        assertThat(callBacks(9_000)).extracting(CallBack::overdue).containsExactly(false);

        story.last().kind = CALLBACK_EXPIRED;
        story.last().time = ms(3_611);

        assertThat(callBacks(9_000))
                .extracting(CallBack::overdue, CallBack::reached, CallBack::settledAt)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(true, false, ms(3_611)));
    }

    @Test
    void aSecondPromiseCountsOnceTheFirstIsSettled() {
        promised();
        story.at(20, CALLBACK_SCHEDULED).at(100, CALLBACK_EXPIRED).at(200, CALLBACK_SCHEDULED);

        assertThat(callBacks(300))
                .extracting(CallBack::promisedAt)
                .containsExactly(ms(10), ms(200));
        assertThat(lives.of(story, 300).last().callBackOwed()).isTrue();
    }

    @Test
    void anAttemptWithoutAPromiseIsACallLikeAnyOther() {
        story.queued(0, "PS").at(10, CALLBACK_ATTEMPTED);

        assertThat(callBacks(20)).isEmpty();
    }
}
