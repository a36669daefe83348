package io.queuewatch.pipeline.batch;

import static io.queuewatch.schemas.Author.AGENT;
import static io.queuewatch.schemas.Author.BOT;
import static io.queuewatch.schemas.Author.CUSTOMER;
import static io.queuewatch.schemas.Author.SYSTEM;
import static io.queuewatch.schemas.ChatEventType.ABANDONED;
import static io.queuewatch.schemas.ChatEventType.ACCEPTED;
import static io.queuewatch.schemas.ChatEventType.ENDED;
import static io.queuewatch.schemas.ChatEventType.MESSAGE;
import static io.queuewatch.schemas.ChatEventType.RESOLVED;
import static io.queuewatch.schemas.ChatEventType.TRANSFERRED;
import static io.queuewatch.schemas.ChatEventType.WRAPPED_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.KpiSummary;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Chats worked out by hand: target 60 s, replies in 30 s. */
class ChatsTest {

    @Test
    void aChatIsAnsweredWhenAnAgentAcceptsItAndHandledWhenItIsWrappedUp() {
        KpiRow row =
                new Story()
                        .chatQueued(0, "PS")
                        .chat(60, ACCEPTED)
                        .chat(300, ENDED)
                        .chat(330, WRAPPED_UP)
                        .day("PS");

        assertThat(row.getChannel()).isEqualTo("chat");
        assertThat(row.getAnsweredInTarget()).isOne();
        assertThat(row.getWaitAnsweredMs()).isEqualTo(60_000);
        assertThat(row.getHandledTimed()).isOne();
        assertThat(row.getTalkMs()).isEqualTo(240_000);
        assertThat(row.getWrapMs()).isEqualTo(30_000);
        assertThat(row.getCost()).isEqualTo(200);
        assertThat(row.getFirstResponses()).isZero();
    }

    @Test
    void neitherBotsNorSystemsNorAgentsWhoOnlyWriteAnswerAChat() {
        KpiRow row =
                new Story()
                        .chatQueued(0, "PS")
                        .wrote(1, BOT)
                        .wrote(2, SYSTEM)
                        .wrote(3, AGENT)
                        .chat(20, ABANDONED)
                        .day("PS");

        assertThat(row.getAnswered()).isZero();
        assertThat(row.getAbandoned()).isOne();
        assertThat(row.getFirstResponses()).isOne();
        assertThat(row.getFirstResponseMs()).isEqualTo(3_000);
        assertThat(row.getResponses()).as("nothing was asked").isZero();
    }

    @Test
    void severalMessagesInARowAreAnsweredByOneReplyFromTheFirstOn() {
        Story story =
                new Story()
                        .chatQueued(0, "PS")
                        .chat(10, ACCEPTED)
                        .wrote(20, AGENT)
                        .wrote(100, CUSTOMER)
                        .wrote(110, CUSTOMER)
                        .wrote(115, BOT)
                        .wrote(130, AGENT)
                        .wrote(140, AGENT)
                        .wrote(150, CUSTOMER)
                        .wrote(180.001, AGENT)
                        .chat(200, ENDED);
        KpiRow row = story.day("PS");

        assertThat(row.getResponses()).isEqualTo(2);
        assertThat(row.getResponseMs()).isEqualTo(30_000 + 30_001);
        assertThat(row.getResponsesInTarget()).isOne();
        assertThat(row.getFirstResponses()).isOne();
        assertThat(row.getFirstResponseMs()).isEqualTo(20_000);
        assertThat(row.getFirstResponsesInTarget()).isOne();
        assertThat(story.live("1m", "PS", 120).getResponses()).isOne();
        assertThat(story.live("1m", "PS", 180).getResponses()).isOne();
        KpiSummary day = story.summary("cohort", "1d", "PS");
        assertThat(day.getResponseMeanMs()).isEqualTo(60_001 / 2.0);
        assertThat(day.getResponseLevel()).isEqualTo(1 / 2.0);
        assertThat(day.getFirstResponseMeanMs()).isEqualTo(20_000);
        assertThat(day.getFirstResponseLevel()).isOne();
        assertThat(day.getResponseTargetMs()).isEqualTo(30_000);
        assertThat(day.getResponseP50Ms()).isCloseTo(30_000L, within(300L));
        // ln 30,000 / ln (1.01 / 0.99) is 515.4.
        assertThat(day.getResponseBuckets()).isEqualTo("515:2");
    }

    @Test
    void whatWasAskedOfTheBotWaitsFromTheQueueOn() {
        KpiRow row =
                new Story()
                        .wrote(-60, CUSTOMER)
                        .wrote(-50, BOT)
                        .chatQueued(0, "PS")
                        .chat(5, ACCEPTED)
                        .wrote(12, AGENT)
                        .day("PS");

        assertThat(row.getResponses()).isOne();
        assertThat(row.getResponseMs()).isEqualTo(12_000);
    }

    @Test
    void aMessageAnsweredBeforeATransferIsAnswered() {
        Story story =
                new Story()
                        .chatQueued(0, "PS")
                        .chat(0, ACCEPTED)
                        .wrote(1, CUSTOMER)
                        .wrote(5, AGENT)
                        .chat(10, TRANSFERRED, event -> event.setToQueue("NE"))
                        .chat(30, ACCEPTED)
                        .wrote(40, AGENT);

        assertThat(story.day("PS").getResponses()).isOne();
        assertThat(story.day("NE").getResponses()).isZero();
        assertThat(story.day("NE").getFirstResponses()).isOne();
        assertThat(story.day("NE").getFirstResponseMs()).isEqualTo(30_000);
    }

    @Test
    void aMessageUnansweredAtATransferWaitsFromTheNewQueueOn() {
        Story story =
                new Story()
                        .chatQueued(0, "PS")
                        .chat(0, ACCEPTED)
                        .wrote(1, CUSTOMER)
                        .chat(10, TRANSFERRED, event -> event.setToQueue("NE"))
                        .chat(30, ACCEPTED)
                        .wrote(40, AGENT);

        assertThat(story.day("PS").getResponses()).isZero();
        assertThat(story.day("NE").getResponseMs()).isEqualTo(30_000);
    }

    @Test
    void aMessageWithoutAuthorIsAnAgentsIfItNamesOne() {
        KpiRow row =
                new Story()
                        .chatQueued(0, "PS")
                        .wrote(1, CUSTOMER)
                        .chat(5, MESSAGE)
                        .chat(9, MESSAGE, event -> event.setAgentId("ann"))
                        .day("PS");

        assertThat(row.getResponseMs()).isEqualTo(8_000);
    }

    @Test
    void aReplyUpToTwoSecondsBeforeTheQueueCountsWithoutWait() {
        KpiRow row = new Story().wrote(0, CUSTOMER).wrote(1, AGENT).chatQueued(2, "PS").day("PS");

        assertThat(row.getResponses()).isOne();
        assertThat(row.getResponseMs()).isZero();
        assertThat(row.getFirstResponseMs()).isZero();
    }

    @Test
    void resolvedBeforeAnAnswerIsAFlowOut() {
        KpiRow row = new Story().chatQueued(0, "PS").chat(10, RESOLVED).day("PS");

        assertThat(row.getFlowOutClosedUnanswered()).isOne();
    }

    @Test
    void rowsByDimensionTellOnesOwnTeamAndWhatWasKnownAtTheBeginning() {
        Story story =
                new Story()
                        .chat(0, MESSAGE, event -> event.setTopic("bill"))
                        .chatQueued(1, "PS")
                        .chat(
                                2,
                                ACCEPTED,
                                event -> {
                                    event.setTeam("north");
                                    event.setSegment("gold");
                                })
                        .chat(60, ENDED);

        assertThat(story.by("topic", "bill").getHandled()).isOne();
        assertThat(story.by("team", "north").getOffered()).isOne();
        assertThat(story.by("segment", "unknown").getAnswered()).isOne();
        assertThat(story.by("moment", "unknown").getWaiting()).isZero();
        assertThat(story.rows().byDimension()).hasSize(10);
        assertThat(List.of(story.by("site", "unknown").getQueue())).containsExactly("PS");
    }
}
