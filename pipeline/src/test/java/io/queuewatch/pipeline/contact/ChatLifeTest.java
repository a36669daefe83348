package io.queuewatch.pipeline.contact;

import static io.queuewatch.pipeline.contact.ContactStory.ms;
import static io.queuewatch.pipeline.contact.EventKind.ABANDONED;
import static io.queuewatch.pipeline.contact.EventKind.ANSWERED;
import static io.queuewatch.pipeline.contact.EventKind.ENDED;
import static io.queuewatch.pipeline.contact.EventKind.TRANSFERRED;
import static io.queuewatch.pipeline.contact.EventKind.WRAPPED_UP;
import static io.queuewatch.schemas.Author.AGENT;
import static io.queuewatch.schemas.Author.BOT;
import static io.queuewatch.schemas.Author.CUSTOMER;
import static io.queuewatch.schemas.Author.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.contact.Visit.Outcome;
import io.queuewatch.schemas.Author;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Chats worked out by hand, a rule each. */
class ChatLifeTest {

    private final Lives lives = new Lives(Targets.defaults());
    private final ContactStory story = new ContactStory("c", Channel.CHAT);

    private Life life() {
        return lives.of(story, 10_000);
    }

    private Visit visit() {
        return life().last();
    }

    private static Response response(double since, double at) {
        return new Response(ms(since), ms(at));
    }

    private void accepted(double seconds, String agent) {
        story.at(seconds, ANSWERED, event -> event.agentId = agent);
    }

    @Test
    void aChatIsAnsweredWhenAnAgentAcceptsIt() {
        story.queued(0, "PS").wrote(2, BOT).wrote(3, CUSTOMER);
        accepted(30, "ann");
        story.wrote(40, AGENT).at(90, ENDED).at(100, WRAPPED_UP);

        Visit visit = visit();

        assertThat(visit.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(visit.waitMs()).isEqualTo(30_000);
        assertThat(visit.handling()).isEqualTo(new Handling(ms(100), true, 60_000, 0, 10_000));
        assertThat(visit.parts()).containsExactly(new AgentPart("ann", ms(30), ms(90)));
        assertThat(visit.target().waitMs()).isEqualTo(60_000);
    }

    @Test
    void anAgentsWordsDoNotAnswerAChatThatNobodyAccepted() {
        story.queued(0, "PS").wrote(5, AGENT).at(20, ABANDONED);

        assertThat(visit().outcome()).isEqualTo(Outcome.ABANDONED);
        assertThat(visit().firstReplyAt()).isEqualTo(ms(5));
    }

    @Test
    void aRunOfMessagesIsAnsweredByTheNextHumanReply() {
        story.queued(0, "PS").wrote(5, CUSTOMER).wrote(8, CUSTOMER);
        accepted(30, "ann");
        story.wrote(40, AGENT).wrote(50, AGENT);
        story.wrote(60, CUSTOMER).wrote(61, BOT).wrote(75, AGENT);

        assertThat(visit().responses()).containsExactly(response(5, 40), response(60, 75));
        assertThat(visit().firstReplyAt()).isEqualTo(ms(40));
    }

    @ParameterizedTest
    @EnumSource(
            value = Author.class,
            names = {"BOT", "SYSTEM", "UNKNOWN"})
    void whoIsNoPersonNeitherAsksNorReplies(Author author) {
        story.queued(0, "PS").wrote(5, CUSTOMER);
        accepted(10, "ann");
        story.wrote(20, author).wrote(30, AGENT).wrote(40, author).wrote(50, AGENT);

        assertThat(visit().responses()).containsExactly(response(5, 30));
        assertThat(visit().firstReplyAt()).isEqualTo(ms(30));
    }

    @Test
    void whatWasWrittenToTheBotWaitsFromTheQueueOn() {
        story.wrote(-20, CUSTOMER).wrote(-19, BOT).queued(0, "PS");
        accepted(10, "ann");
        story.wrote(25, AGENT);

        assertThat(visit().responses()).containsExactly(response(0, 25));
    }

    @Test
    void queueingAsksNothing() {
        story.queued(0, "PS");
        accepted(10, "ann");
        story.wrote(12, AGENT);

        assertThat(visit().responses()).isEmpty();
        assertThat(visit().firstReplyAt()).isEqualTo(ms(12));
    }

    @Test
    void aMessageLeftAtATransferWaitsFromTheNewQueueOn() {
        story.queued(0, "PS");
        accepted(10, "ann");
        story.wrote(20, CUSTOMER).at(50, TRANSFERRED, event -> event.toQueue = "NW");
        accepted(70, "bob");
        story.wrote(80, AGENT);

        Life life = life();

        assertThat(life.visits().get(0).responses()).isEmpty();
        assertThat(life.last().responses()).containsExactly(response(50, 80));
        assertThat(life.agents()).isEqualTo(2);
        assertThat(life.transferred()).isTrue();
    }

    @Test
    void aMessageAnsweredBeforeTheTransferIsAnswered() {
        story.queued(0, "PS");
        accepted(10, "ann");
        story.wrote(20, CUSTOMER).wrote(30, AGENT);
        story.at(50, TRANSFERRED, event -> event.toQueue = "NW");
        accepted(70, "bob");
        story.wrote(80, AGENT);

        Life life = life();

        assertThat(life.visits().get(0).responses()).containsExactly(response(20, 30));
        assertThat(life.last().responses()).isEmpty();
        assertThat(life.last().firstReplyAt()).isEqualTo(ms(80));
    }

    @Test
    void whatNobodyRepliedToIsNoResponse() {
        story.queued(0, "PS");
        accepted(10, "ann");
        story.wrote(20, CUSTOMER).wrote(25, SYSTEM).at(60, ENDED);

        assertThat(visit().responses()).isEmpty();
        assertThat(visit().firstReplyAt()).isZero();
    }

    @Test
    void aChatIsOpenWhileItWaitsOrGoesOn() {
        story.queued(0, "PS");
        accepted(10, "ann");
        story.at(60, ENDED);

        assertThat(lives.of(story, 10_000).open()).isFalse();
        story.events().remove(2);
        assertThat(lives.of(story, 50).open()).isTrue();
        story.events().remove(1);
        assertThat(lives.of(story, 50).open()).isTrue();
    }

    @Test
    void aChatThatStaysWithTheBotIsNothingThatCountsAndMissesNothing() {
        story.wrote(0, CUSTOMER).wrote(1, BOT).wrote(9, CUSTOMER).at(20, ENDED);

        assertThat(life()).isEqualTo(Life.NONE);
        assertThat(lives.unmatched()).isEmpty();
    }

    @Test
    void whatAnAgentDidInAChatWithoutAQueueLacksItsBeginning() {
        story.wrote(0, CUSTOMER).wrote(9, AGENT).at(20, ENDED);

        assertThat(life()).isEqualTo(Life.NONE);
        assertThat(lives.unmatched()).hasSize(3);
    }
}
