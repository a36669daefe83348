package io.queuewatch.pipeline.contact;

import static io.queuewatch.pipeline.contact.ContactStory.ms;
import static io.queuewatch.pipeline.contact.EventKind.ABANDONED;
import static io.queuewatch.pipeline.contact.EventKind.ANSWERED;
import static io.queuewatch.pipeline.contact.EventKind.DISCARDED;
import static io.queuewatch.pipeline.contact.EventKind.ENDED;
import static io.queuewatch.pipeline.contact.EventKind.TRANSFERRED;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.TargetsText;
import io.queuewatch.schemas.Direction;
import org.junit.jupiter.api.Test;

/** What is told of contacts as a whole. */
class ContactReportsTest {

    private final Lives lives =
            new Lives(
                    TargetsText.of(
                            """
                            queues:
                              - queue: PS
                                costPerContact: 650
                            """));
    private Life before = Life.NONE;

    /** The report that is due when the story is read at this moment, or null. */
    private ContactReport report(ContactStory story, double now) {
        Life after = lives.of(story, now);
        ContactReport report =
                ContactReports.difference(Lives.state(story.events()), before, after);
        before = after;
        return report;
    }

    @Test
    void aContactOfAnUnknownCustomerIsReportedOnceItRests() {
        ContactStory story = new ContactStory("c").queued(0, "PS");
        assertThat(report(story, 0)).isNull();

        story.at(5, ANSWERED, event -> event.agentId = "ann");
        assertThat(report(story, 5)).isNull();

        assertThat(report(story.at(65, ENDED), 65))
                .isEqualTo(
                        new ContactReport(
                                "c",
                                Channel.VOICE,
                                Direction.INBOUND,
                                null,
                                null,
                                ms(0),
                                "PS",
                                "unknown",
                                "PS",
                                "unknown",
                                "PS",
                                ms(65),
                                ms(65),
                                1,
                                false,
                                60_000,
                                650,
                                false,
                                false));
        assertThat(report(story, 70)).isNull();
    }

    @Test
    void aContactOfAKnownCustomerIsReportedFromItsBeginning() {
        ContactStory story = new ContactStory("c").queued(0, "PS");
        story.last().customer = "8f14e45f";
        story.last().topic = "billing";

        ContactReport report = report(story, 0);

        assertThat(report.begin()).isEqualTo(ms(0));
        assertThat(report.customer()).isEqualTo("8f14e45f");
        assertThat(report.topic()).isEqualTo("billing");
        assertThat(report.handledAt()).isZero();
        assertThat(report.handlingQueue()).isNull();

        story.at(5, ANSWERED, event -> event.agentId = "ann");
        assertThat(report(story, 5)).as("nothing is told of agents until it rests").isNull();

        ContactReport rests = report(story.at(65, ENDED), 65);
        assertThat(rests.handledAt()).isEqualTo(ms(65));
        assertThat(rests.handlingQueue()).isEqualTo("PS");
        assertThat(rests.agents()).isOne();
    }

    @Test
    void aTransferTakesTheHandlingBackUntilItRestsAgain() {
        ContactStory story = new ContactStory("c").queued(0, "PS");
        story.at(5, ANSWERED, event -> event.agentId = "ann").at(65, ENDED);
        report(story, 65);

        story.at(66, TRANSFERRED, event -> event.toQueue = "NW");
        ContactReport waiting = report(story, 66);
        assertThat(waiting.handledAt()).isZero();
        assertThat(waiting.queue()).isEqualTo("NW");
        assertThat(waiting.transferred()).isTrue();

        ContactReport abandoned = report(story.at(80, ABANDONED), 80);
        assertThat(abandoned.handledAt()).isEqualTo(ms(65));
        assertThat(abandoned.handlingQueue()).isEqualTo("PS");
        assertThat(abandoned.resolvedAt()).as("the last visit was not answered").isZero();
    }

    @Test
    void aReportIsWithdrawnWhenTheContactWasDiscarded() {
        ContactStory story = new ContactStory("c", Channel.EMAIL).queued(0, "PS");
        assertThat(report(story.replied(60, "ann", 30), 60).withdrawn()).isFalse();

        assertThat(report(story.at(70, DISCARDED), 70).withdrawn()).isTrue();
        assertThat(report(story, 80)).isNull();
    }

    @Test
    void whatTheCentreBeganIsReportedAsSuch() {
        ContactStory story = new ContactStory("c");
        story.at(
                0,
                ANSWERED,
                event -> {
                    event.direction = Direction.OUTBOUND;
                    event.queue = "collections";
                });
        story.at(90, ENDED);

        ContactReport report = report(story, 90);

        assertThat(report.inbound()).isFalse();
        assertThat(report.queue()).isEqualTo("collections");
        assertThat(report.talkMs()).isEqualTo(90_000);
    }

    @Test
    void theLastReportSaysSo() {
        ContactStory story = new ContactStory("c").queued(0, "PS").at(9, ABANDONED);
        Contact state = Lives.state(story.events());
        state.life = lives.of(story, 9);

        assertThat(ContactReports.last(state).last()).isTrue();

        state.life = Life.NONE;
        assertThat(ContactReports.last(state)).isNull();
    }
}
