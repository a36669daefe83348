package io.queuewatch.pipeline.contact;

import static io.queuewatch.pipeline.contact.ContactStory.BEGIN;
import static io.queuewatch.pipeline.contact.EventKind.ANSWERED;
import static io.queuewatch.pipeline.contact.EventKind.CALLBACK_ATTEMPTED;
import static io.queuewatch.pipeline.contact.EventKind.CALLBACK_REACHED;
import static io.queuewatch.pipeline.contact.EventKind.DISCARDED;
import static io.queuewatch.pipeline.contact.EventKind.ENDED;
import static io.queuewatch.pipeline.contact.EventKind.LEFT_QUEUE;
import static io.queuewatch.schemas.Author.AGENT;
import static io.queuewatch.schemas.Author.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.TargetsText;
import io.queuewatch.schemas.LeaveReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told, and withdrawn, when a life turns out to be another. */
class FactsTest {

    private static final double DAY = 86_400;

    private final Lives lives =
            new Lives(
                    TargetsText.of(
                            """
                            calendars:
                              office:
                                timeZone: UTC
                                hours: {monday: ["09:00-17:00"]}
                            queues:
                              - queue: desk
                                channel: email
                                target: 2h
                                calendar: office
                              - queue: PS
                                callback: 1h
                            """));
    private final List<String> told = new ArrayList<>();
    private final Facts facts = new Facts(this::tell);
    private Life before = Life.NONE;

    private void tell(Fact fact) {
        String in =
                switch (fact.kind) {
                    case RESPONDED, FIRST_RESPONDED ->
                            " since %s, %s in target"
                                    .formatted(seconds(fact.since), fact.inTarget() ? "" : "not");
                    case ANSWERED ->
                            " %s in target, excess %s"
                                    .formatted(
                                            fact.inTarget() ? "" : "not", fact.excessMs / 1_000.0);
                    case CALLBACK_OWED -> fact.overdue ? " overdue" : "";
                    default -> "";
                };
        told.add(
                "%s%s %s %s%s"
                        .formatted(
                                fact.sign < 0 ? "-" : "+",
                                fact.kind,
                                fact.queue,
                                seconds(fact.at),
                                in.replace("  ", " ")));
    }

    private static double seconds(long millis) {
        return (millis - BEGIN) / 1_000.0;
    }

    /** What is told when the story is read at this moment. */
    private List<String> told(ContactStory story, double now) {
        told.clear();
        Life after = lives.of(story, now);
        facts.difference(story.last().channel, before, after);
        before = after;
        return told;
    }

    @Test
    void aReplyTellsOfItsResponsesAlone() {
        ContactStory story = new ContactStory("c", Channel.CHAT);
        story.queued(0, "PS").at(10, ANSWERED).wrote(20, CUSTOMER);
        told(story, 20);

        assertThat(told(story.wrote(80, AGENT), 80))
                .containsExactly(
                        "+FIRST_RESPONDED PS 80.0 since 0.0, not in target",
                        "+RESPONDED PS 80.0 since 20.0, in target");
        assertThat(told(story.wrote(90, AGENT), 90)).isEmpty();
        assertThat(told(story.wrote(100, CUSTOMER).wrote(101, AGENT), 101))
                .containsExactly("+RESPONDED PS 101.0 since 100.0, in target");
    }

    @Test
    void aMessageThatComesLateChangesTheResponseItBelongsTo() {
        ContactStory story = new ContactStory("c", Channel.CHAT);
        story.queued(0, "PS").at(10, ANSWERED).wrote(50, CUSTOMER).wrote(80, AGENT);
        told(story, 80);

        assertThat(told(story.wrote(20, CUSTOMER), 81))
                .containsExactly(
                        "-RESPONDED PS 80.0 since 50.0, in target",
                        "+RESPONDED PS 80.0 since 20.0, in target");
    }

    @Test
    void targetsWithACalendarAreInItsTime() {
        ContactStory story = new ContactStory("c", Channel.EMAIL);
        // Monday 8:00: two business hours end at 11:00, and 11:30 is half an hour later.
        story.queued(0, "desk").replied(12_600, "ann", 60);

        assertThat(told(story, 12_600))
                .contains(
                        "+ANSWERED desk 12600.0 not in target, excess 1800.0",
                        "+PASSED desk 10800.0",
                        "+FIRST_RESPONDED desk 12600.0 since 0.0, not in target");
    }

    @Test
    void anotherReplyHandlesAgain() {
        ContactStory story = new ContactStory("c", Channel.EMAIL);
        story.queued(0, "desk").replied(7_200, "ann", 60);
        told(story, 7_200);

        assertThat(told(story.replied(9_000, "ann", 60), 9_000))
                .containsExactly(
                        "-HANDLED desk 7200.0",
                        "+HANDLED desk 9000.0",
                        "-CONTACT_HANDLED desk 7200.0",
                        "+CONTACT_HANDLED desk 9000.0");
    }

    @Test
    void discardingWithdrawsAllButItself() {
        ContactStory story = new ContactStory("c", Channel.EMAIL);
        told(story.queued(0, "desk"), 0);

        assertThat(told(story.at(60, DISCARDED), 60))
                .containsExactly(
                        "-TRACKED desk 0.0",
                        "-CONTACT desk 0.0",
                        "-OFFERED desk 0.0",
                        "-OPEN desk 0.0",
                        "+TRACKED desk 60.0",
                        "+DISCARDED desk 60.0");
        told.clear();
        facts.release(Channel.EMAIL, before);
        assertThat(told).containsExactly("-TRACKED desk 60.0");
    }

    @Test
    void callBacksAreToldOneByOneAndOwedUntilSettled() {
        ContactStory story = new ContactStory("c");
        story.queued(0, "PS");
        story.at(10, LEFT_QUEUE, event -> event.reason = LeaveReason.CALLBACK);
        assertThat(told(story, 10)).contains("+CALLBACK_OWED PS 0.0");

        assertThat(told(story, 3_610))
                .containsExactly(
                        "-CALLBACK_OWED PS 0.0",
                        "+CALLBACK_PASSED PS 3610.0",
                        "+CALLBACK_OWED PS 0.0 overdue");

        story.at(4_000, CALLBACK_ATTEMPTED).at(4_010, CALLBACK_REACHED);
        assertThat(told(story, 4_010))
                .containsExactly(
                        "-CALLBACK_PASSED PS 3610.0",
                        "-CALLBACK_OWED PS 0.0 overdue",
                        "+CALLBACK_ATTEMPTED PS 4000.0",
                        "+CALLBACK_REACHED PS 4010.0",
                        "+CALLBACK_PASSED PS 3610.0");
    }

    @Test
    void aConversationOfTwoAgentsIsOneVisitInService() {
        List<Boolean> first = new ArrayList<>();
        Facts service =
                new Facts(
                        fact -> {
                            if (fact.kind == Fact.Kind.IN_SERVICE) {
                                first.add(fact.first);
                            }
                        });
        ContactStory story = new ContactStory("c");
        story.queued(0, "PS").at(5, ANSWERED, event -> event.agentId = "ann");
        story.at(9, ANSWERED, event -> event.agentId = "bob");

        service.difference(Channel.VOICE, Life.NONE, lives.of(story, 10));
        assertThat(first).containsExactly(true, false);

        first.clear();
        Life both = lives.of(story, 10);
        service.difference(Channel.VOICE, both, lives.of(story.at(20, ENDED), 20));
        assertThat(first).containsExactly(true, false);
    }

    @Test
    void everythingToldIsWithdrawnWhereTheLifeWasNone() {
        ContactStory story = new ContactStory("c", Channel.EMAIL);
        story.queued(0, "desk").replied(7_200, "ann", 60).wrote(8_000, CUSTOMER);
        List<String> all = new ArrayList<>(told(story, DAY));

        told.clear();
        facts.difference(Channel.EMAIL, before, Life.NONE);

        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(fact -> fact.replace('+', '-')).toList());
    }
}
