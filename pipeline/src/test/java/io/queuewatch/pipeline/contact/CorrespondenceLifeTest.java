package io.queuewatch.pipeline.contact;

import static io.queuewatch.pipeline.contact.ContactStory.ms;
import static io.queuewatch.pipeline.contact.EventKind.ASSIGNED;
import static io.queuewatch.pipeline.contact.EventKind.DISCARDED;
import static io.queuewatch.pipeline.contact.EventKind.ESCALATED;
import static io.queuewatch.pipeline.contact.EventKind.HELD;
import static io.queuewatch.pipeline.contact.EventKind.QUEUED;
import static io.queuewatch.pipeline.contact.EventKind.REOPENED;
import static io.queuewatch.pipeline.contact.EventKind.REPLIED;
import static io.queuewatch.pipeline.contact.EventKind.RESOLVED;
import static io.queuewatch.pipeline.contact.EventKind.RESUMED;
import static io.queuewatch.pipeline.contact.EventKind.TRANSFERRED;
import static io.queuewatch.schemas.Author.BOT;
import static io.queuewatch.schemas.Author.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.TargetsText;
import io.queuewatch.pipeline.contact.Visit.Outcome;
import io.queuewatch.schemas.Direction;
import io.queuewatch.schemas.Moment;
import io.queuewatch.schemas.TransferKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Emails and posts worked out by hand, a rule each. */
class CorrespondenceLifeTest {

    private static final double DAY = 86_400;
    private static final double MUCH_LATER = 40 * DAY;

    private final Lives lives =
            new Lives(
                    TargetsText.of(
                            """
                            sources:
                              tickets:
                                resolution: events
                            """));
    private final ContactStory story = new ContactStory("c", Channel.EMAIL);

    private Life life() {
        return lives.of(story, MUCH_LATER);
    }

    private Visit visit() {
        assertThat(life().visits()).hasSize(1);
        return life().last();
    }

    @ParameterizedTest
    @EnumSource(
            value = Channel.class,
            names = {"EMAIL", "SOCIAL"})
    void theFirstReplyOfAPersonAnswers(Channel channel) {
        ContactStory written = new ContactStory("c", channel);
        written.queued(0, "desk").at(1, REPLIED, event -> event.author = BOT).at(600, ASSIGNED);
        written.replied(3_000, "ann", 240).replied(9_000, "bob", 60);

        Life life = lives.of(written, MUCH_LATER);
        Visit visit = life.last();

        assertThat(visit.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(visit.waitMs()).isEqualTo(3_000_000);
        assertThat(visit.firstReplyAt()).isEqualTo(ms(3_000));
        assertThat(visit.responses()).containsExactly(new Response(ms(0), ms(3_000)));
        assertThat(life.agents()).isEqualTo(2);
    }

    @Test
    void handleTimeIsTheWorkOnTheRepliesUntilTheLast() {
        story.queued(0, "desk").replied(3_000, "ann", 240);

        assertThat(visit().handling()).isEqualTo(new Handling(ms(3_000), true, 240_000, 0, 0));

        story.wrote(5_000, CUSTOMER).replied(9_000, "ann", 60).replied(9_100, "ann", -1);

        assertThat(visit().handling()).isEqualTo(new Handling(ms(9_100), true, 300_000, 0, 0));
        assertThat(visit().responses())
                .containsExactly(
                        new Response(ms(0), ms(3_000)), new Response(ms(5_000), ms(9_000)));
    }

    @Test
    void handleTimeIsUnknownWhereTheSourceDoesNotTellOfWork() {
        story.queued(0, "desk").replied(3_000, "ann", -1);

        assertThat(visit().handling()).isEqualTo(new Handling(ms(3_000), false, 0, 0, 0));
    }

    @Test
    void resolvedWithoutAReplyIsAFlowOut() {
        story.queued(0, "desk").at(1, REPLIED, event -> event.author = BOT).at(60, RESOLVED);

        assertThat(visit().reason()).isEqualTo(FlowOutReason.CLOSED_UNANSWERED);
        assertThat(visit().outcomeAt()).isEqualTo(ms(60));
        assertThat(visit().handling()).isNull();
    }

    @Test
    void holdingAndEscalatingLeaveTheWaitAsItIs() {
        story.queued(0, "desk").at(10, HELD).at(100, RESUMED).at(110, ESCALATED);
        story.replied(200, "ann", 30);

        assertThat(visit().waitMs()).isEqualTo(200_000);
        assertThat(visit().handling().holdMs()).isZero();
    }

    @Test
    void aDiscardedContactNeverWasOneButInTheQueueItWasIn() {
        story.queued(0, "desk").at(50, TRANSFERRED, event -> event.toQueue = "spam");
        story.at(60, DISCARDED).at(61, DISCARDED).replied(70, "ann", 10);

        Life life = life();

        assertThat(life.visits()).isEmpty();
        assertThat(life.open()).isFalse();
        assertThat(life.aside())
                .isEqualTo(new Life.Aside(Fact.Kind.DISCARDED, "spam", Tags.NONE, ms(50), ms(60)));
    }

    @Test
    void aTransferWithoutAReplyIsAFlowOutAndTheMessageWaitsOnElsewhere() {
        story.queued(0, "desk").at(500, TRANSFERRED, event -> event.toQueue = "billing");
        story.replied(800, "ann", 30);

        Life life = life();

        assertThat(life.visits().get(0).reason()).isEqualTo(FlowOutReason.TRANSFER);
        assertThat(life.last().waitMs()).isEqualTo(300_000);
        assertThat(life.last().responses()).containsExactly(new Response(ms(500), ms(800)));
    }

    @Test
    void whatWasRepliedToBeforeATransferIsNoResponseAfterIt() {
        story.queued(0, "desk").replied(100, "ann", 30);
        story.at(
                500,
                TRANSFERRED,
                event -> {
                    event.toQueue = "billing";
                    event.transfer = TransferKind.ATTENDED;
                });
        story.replied(800, "bob", 30);

        Visit second = life().last();

        assertThat(second.outcomeAt()).isEqualTo(ms(800));
        assertThat(second.responses()).isEmpty();
        assertThat(second.firstReplyAt()).isEqualTo(ms(800));
    }

    @Test
    void aReplyUpToTwoSecondsBeforeItsBeginningWaitedNothing() {
        story.queued(2, "desk").replied(0, "ann", 30);

        assertThat(visit().begin()).isEqualTo(ms(2));
        assertThat(visit().waitMs()).isZero();
        assertThat(visit().responses()).containsExactly(new Response(ms(2), ms(2)));
    }

    @Test
    void anEmailIsLostAfterThirtyFiveDays() {
        story.queued(0, "desk");

        assertThat(lives.of(story, 35 * DAY - 1).last().waits()).isTrue();
        assertThat(lives.of(story, 35 * DAY).last().reason()).isEqualTo(FlowOutReason.LOST);
    }

    @Test
    void theTeamIsThatOfTheBeginningElseOfTheAnswer() {
        story.at(
                0,
                QUEUED,
                event -> {
                    event.queue = "desk";
                    event.topic = "billing";
                    event.moment = Moment.RENEWAL;
                });

        assertThat(lives.of(story, 1).last().tags())
                .isEqualTo(new Tags("unknown", "unknown", 0, "unknown", "billing", "renewal"));

        story.replied(100, "ann", 30);
        story.last().team = "north";
        story.last().topic = "delivery";

        assertThat(visit().tags().team()).isEqualTo("north");
        assertThat(visit().tags().topic()).isEqualTo("billing");
        assertThat(life().topic()).isEqualTo("delivery");

        story.events().get(0).team = "south";

        assertThat(visit().tags().team()).isEqualTo("south");
    }

    @Test
    void aTransferTellsTheTeamThatHandsOnAndNotTheOneThatAnswers() {
        story.queued(0, "desk");
        story.at(
                50,
                TRANSFERRED,
                event -> {
                    event.toQueue = "experts";
                    event.team = "north";
                });

        assertThat(life().last().tags().team()).isEqualTo("unknown");

        story.replied(100, "ann", 30);
        story.last().team = "south";

        assertThat(life().last().tags().team()).isEqualTo("south");
    }

    @Test
    void anEmailIsOpenWhileTheCustomerWaitsForWords() {
        story.queued(0, "desk");
        assertThat(lives.of(story, 1).open()).isTrue();

        story.replied(100, "ann", 30);
        assertThat(lives.of(story, 101).open()).isFalse();

        story.wrote(200, CUSTOMER);
        assertThat(lives.of(story, 201).open()).isTrue();

        story.at(300, RESOLVED);
        assertThat(lives.of(story, 301).open()).isFalse();

        story.at(400, REOPENED);
        assertThat(lives.of(story, 401).open()).isTrue();
    }

    @Test
    void anEmailOfASourceThatTellsOfResolutionsIsOpenUntilResolved() {
        story.queued(0, "desk").replied(100, "ann", 30);
        story.events().get(0).source = "tickets";

        assertThat(lives.of(story, 101).open()).isTrue();
        assertThat(lives.of(story, 101).resolvedByEnding()).isFalse();

        story.at(200, RESOLVED);

        assertThat(lives.of(story, 201).open()).isFalse();
    }

    @Test
    void aContactIsResolvedByEndingWhereNoEventSaysSoAndItWasAnswered() {
        story.queued(0, "desk");
        assertThat(lives.of(story, 1).resolvedByEnding()).isFalse();

        story.replied(100, "ann", 30);
        assertThat(life().resolvedByEnding()).isTrue();
        assertThat(life().handledAt()).isEqualTo(ms(100));

        story.at(200, RESOLVED);
        assertThat(life().resolvedByEnding()).isFalse();
    }

    @Test
    void whatTheCentreBeganIsReadButCountsInNoQueue() {
        story.replied(0, "ann", 90);
        story.last().direction = Direction.PROACTIVE;

        Life life = life();

        assertThat(life.counted()).isEmpty();
        assertThat(life.openInQueue()).isFalse();
        assertThat(life.direction()).isEqualTo(Direction.PROACTIVE);
        assertThat(life.last().queue()).isEqualTo(Fact.NO_QUEUE);
        assertThat(life.last().handling().talkMs()).isEqualTo(90_000);
    }
}
