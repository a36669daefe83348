package io.queuewatch.pipeline.contact;

import static io.queuewatch.pipeline.contact.ContactStory.BEGIN;
import static io.queuewatch.pipeline.contact.ContactStory.ms;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsText;
import io.queuewatch.pipeline.sla.PromiseTime;
import io.queuewatch.schemas.Author;
import io.queuewatch.schemas.EndedBy;
import io.queuewatch.schemas.LeaveReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is promised of contacts, worked out by hand; times in seconds after the beginning. */
class ClockReaderTest {

    private static final double LONG = 30 * 86_400;

    /** Monday 8:00 UTC is when stories begin. */
    private static final String TARGETS =
            """
            timeZone: UTC
            calendars:
              office: {hours: {monday: ["08:00-18:00"], tuesday: ["08:00-18:00"]}, holidays: [2026-03-03]}
            channels:
              voice: {target: 30s}
              chat: {target: 60s, response: 40s}
              email: {target: 24h, response: 2h}
            queues:
              - {queue: slow, atRisk: 50%, resolution: 1h}
              - {queue: office, channel: email, target: 4h, calendar: office}
              - queue: mail
                channel: email
                resolution: 8h
                when:
                  - {segment: gold, resolution: 2h}
              - {queue: nothing, channel: email, level2: none, priority1: none}
            sources:
              tickets: {resolution: events}
            """;

    private final Targets targets = TargetsText.of(TARGETS);
    private final Lives lives = new Lives(targets);
    private final ClockReader reader = new ClockReader();

    private List<String> clocks(ContactStory story, double now) {
        return reader.read(story.events().get(0).channel, lives.of(story, now), ms(now)).stream()
                .map(ClockReaderTest::text)
                .toList();
    }

    private List<String> after(ContactStory story) {
        return clocks(story, LONG);
    }

    private static String text(Clock clock) {
        StringBuilder text = new StringBuilder(clock.objective().label());
        text.append(" from ").append(seconds(clock.start()));
        if (clock.atRiskAt() != 0) {
            text.append(" at risk ").append(seconds(clock.atRiskAt()));
        }
        if (clock.breachedAt() != 0) {
            text.append(" breached ").append(seconds(clock.breachedAt()));
        }
        if (clock.deadline() == PromiseTime.NEVER) {
            text.append(" paused");
        }
        if (clock.verdict() != null) {
            text.append(' ').append(clock.verdict()).append(' ').append(seconds(clock.end()));
        }
        if (clock.overMs() != 0) {
            text.append(" by ").append(clock.overMs() / 1_000);
        }
        return text.toString();
    }

    private static String seconds(long moment) {
        double seconds = (moment - BEGIN) / 1_000.0;
        return seconds == Math.rint(seconds) ? "" + Math.round(seconds) : "" + seconds;
    }

    private static ContactStory call(String queue) {
        return new ContactStory("c").queued(0, queue);
    }

    private static ContactStory chat() {
        return new ContactStory("c", Channel.CHAT).queued(0, "chat");
    }

    private static ContactStory mail(String queue) {
        return new ContactStory("c", Channel.EMAIL).queued(0, queue);
    }

    private static ContactStory ticket(String queue) {
        ContactStory story = mail(queue);
        story.last().source = "tickets";
        return story;
    }

    @Test
    void aCallIsAnsweredAtTheDeadlineOrTooLate() {
        assertThat(after(call("PS").at(10, EventKind.ANSWERED))).contains("answer from 0 MET 10");
        assertThat(after(call("PS").at(22.5, EventKind.ANSWERED)))
                .contains("answer from 0 MET 22.5");
        assertThat(after(call("PS").at(30, EventKind.ANSWERED)))
                .contains("answer from 0 at risk 22.5 MET 30");
        assertThat(after(call("PS").at(41, EventKind.ANSWERED)))
                .contains("answer from 0 at risk 22.5 breached 30 MISSED 41 by 11");
    }

    @Test
    void aCallThatLeavesInTimeIsVoid() {
        assertThat(after(call("PS").at(30, EventKind.ABANDONED)))
                .containsExactly("answer from 0 at risk 22.5 VOID 30");
        assertThat(after(call("PS").at(31, EventKind.ABANDONED)))
                .containsExactly("answer from 0 at risk 22.5 breached 30 MISSED 31 by 1");
        assertThat(
                        after(
                                call("PS")
                                        .at(
                                                5,
                                                EventKind.LEFT_QUEUE,
                                                event -> event.reason = LeaveReason.VOICEMAIL)))
                .containsExactly("answer from 0 VOID 5");
    }

    @Test
    void everyVisitHasAClockOfItsOwn() {
        ContactStory story = call("PS").at(10, EventKind.ANSWERED);
        story.at(60, EventKind.TRANSFERRED, event -> event.toQueue = "NW");
        story.at(100, EventKind.ANSWERED, event -> event.queue = "NW");

        assertThat(after(story))
                .containsExactly(
                        "answer from 0 MET 10",
                        "answer from 60 at risk 82.5 breached 90 MISSED 100 by 10");
    }

    @Test
    void aClockStandsAsItIsNow() {
        ContactStory story = call("PS");

        assertThat(clocks(story, 22.499)).containsExactly("answer from 0");
        assertThat(reader.next()).isEqualTo(ms(22.5));
        assertThat(clocks(story, 22.5)).containsExactly("answer from 0 at risk 22.5");
        assertThat(reader.next()).isEqualTo(ms(30));
        assertThat(clocks(story, 30)).containsExactly("answer from 0 at risk 22.5 breached 30");
        assertThat(reader.next()).isEqualTo(Long.MAX_VALUE);
        assertThat(reader.owed()).isFalse();
    }

    @Test
    void aChatIsRepliedToNotJustAccepted() {
        ContactStory story = chat().at(10, EventKind.ANSWERED).wrote(20, Author.BOT);

        assertThat(clocks(story, 50)).containsExactly("first_response from 0 at risk 45");
        assertThat(after(story.wrote(70, Author.AGENT)))
                .contains("first_response from 0 at risk 45 breached 60 MISSED 70 by 10");
    }

    @Test
    void aChatClosedWithoutAReplyIsMissedThoughThereWasTimeLeft() {
        ContactStory story = chat().at(10, EventKind.ANSWERED);
        story.at(30, EventKind.ENDED, event -> event.by = EndedBy.AGENT);

        assertThat(after(story)).containsExactly("first_response from 0 breached 30 MISSED 30");
        assertThat(after(chat().at(30, EventKind.ENDED, event -> event.by = EndedBy.SYSTEM)))
                .containsExactly("first_response from 0 breached 30 MISSED 30");
        assertThat(after(chat().at(30, EventKind.ABANDONED)))
                .containsExactly("first_response from 0 VOID 30");
    }

    @Test
    void whoeverIsSentElsewhereIsOwedAReplyThere() {
        ContactStory story = chat().at(10, EventKind.ANSWERED);
        story.at(30, EventKind.TRANSFERRED, event -> event.toQueue = "other");
        story.at(40, EventKind.ANSWERED, event -> event.queue = "other").wrote(50, Author.AGENT);

        assertThat(after(story))
                .containsExactly("first_response from 0 VOID 30", "first_response from 30 MET 50");
    }

    @Test
    void laterMessagesWaitForTheNextReplyFromTheFirstOnOn() {
        ContactStory story = chat().at(5, EventKind.ANSWERED);
        story.wrote(6, Author.CUSTOMER).wrote(10, Author.AGENT);
        story.wrote(20, Author.CUSTOMER).wrote(25, Author.CUSTOMER).wrote(40, Author.AGENT);
        story.wrote(100, Author.CUSTOMER).wrote(150, Author.AGENT);
        story.wrote(160, Author.CUSTOMER).at(190, EventKind.ENDED);

        assertThat(after(story))
                .containsExactly(
                        "first_response from 0 MET 10",
                        "next_response from 20 MET 40",
                        "next_response from 100 at risk 130 breached 140 MISSED 150 by 10",
                        "next_response from 160 VOID 190");
    }

    @Test
    void aThankYouNeedsNoReplyOnceTheAgentResolves() {
        ContactStory story = mail("any").replied(3_600, "ann", -1);
        story.wrote(4_000, Author.CUSTOMER).at(5_000, EventKind.RESOLVED);

        assertThat(after(story))
                .containsExactly(
                        "first_response from 0 MET 3600", "next_response from 4000 VOID 5000");
        story.wrote(6_000, Author.CUSTOMER);
        assertThat(after(story)).endsWith("next_response from 6000 at risk 11400 breached 13200");
    }

    @Test
    void anEmailResolvedWithoutAReplyIsMissed() {
        assertThat(after(mail("any").at(60, EventKind.RESOLVED)))
                .containsExactly("first_response from 0 breached 60 MISSED 60");
    }

    @Test
    void businessTimeStandsStillOvernightAndOnHolidays() {
        // 4 h from Monday 8:00 are over at noon; from 17:00 an hour is left of it, and Tuesday is
        // a holiday: three hours more are over on the next Monday at 11:00.
        assertThat(after(mail("office")))
                .containsExactly("first_response from 0 at risk 10800 breached 14400");
        ContactStory late = new ContactStory("c", Channel.EMAIL).queued(9 * 3_600, "office");
        long week = 7 * 86_400;

        assertThat(after(late))
                .containsExactly(
                        "first_response from 32400 at risk %d breached %d"
                                .formatted(week + 2 * 3_600, week + 3 * 3_600));
        late.replied(week + 4 * 3_600, "ann", -1);
        assertThat(after(late).get(0)).endsWith("MISSED %d by 3600".formatted(week + 4 * 3_600));
    }

    @Test
    void anHourThatTheClockSkipsIsNobodys() {
        Targets berlin =
                TargetsText.of(
                        """
                        timeZone: Europe/Berlin
                        calendars:
                          night: {hours: {sunday: ["01:00-06:00"]}}
                        channels:
                          email: {target: 3h, calendar: night}
                        """);
        // Clocks go from 2:00 to 3:00 on 2026-03-29: 1:30 and three hours later it is 5:30.
        Instant from = Instant.parse("2026-03-29T00:30:00Z");
        ContactStory story = new ContactStory("c", Channel.EMAIL);
        story.queued(Duration.ofMillis(from.toEpochMilli() - BEGIN).toSeconds(), "any");

        Clock clock = reader.read(Channel.EMAIL, new Lives(berlin).of(story, 1e8), ms(1e8)).get(0);

        assertThat(Instant.ofEpochMilli(clock.breachedAt())).isEqualTo("2026-03-29T03:30:00Z");
        assertThat(Instant.ofEpochMilli(clock.atRiskAt())).isEqualTo("2026-03-29T02:45:00Z");
    }

    @Test
    void levelTwoActsWhenAnotherAgentDoes() {
        ContactStory story = ticket("any").replied(60, "ann", -1);
        story.at(
                100,
                EventKind.ESCALATED,
                event -> {
                    event.level = 2;
                    event.agentId = "ann";
                });
        story.replied(200, "ann", -1);

        assertThat(clocks(story, 12_000)).endsWith("level_2 from 100 at risk 10900");
        assertThat(reader.owed()).isTrue();
        assertThat(after(story)).endsWith("level_2 from 100 at risk 10900 breached 14500");
        story.replied(20_000, "bob", -1);
        assertThat(after(story))
                .endsWith("level_2 from 100 at risk 10900 breached 14500 MISSED 20000 by 5500");
        assertThat(reader.owed()).isFalse();
    }

    @Test
    void aResolutionEndsTheClockOfLevelTwoEvenIfItWasResolvedBefore() {
        ContactStory story = mail("any").replied(60, "ann", -1).at(70, EventKind.RESOLVED);
        story.at(80, EventKind.ESCALATED).at(90, EventKind.RESOLVED);

        assertThat(after(story)).endsWith("level_2 from 80 MET 90");
    }

    @Test
    void beingDoneWithIsNoAnswerOfLevelTwo() {
        ContactStory story = call("PS").at(10, EventKind.ANSWERED);
        story.at(20, EventKind.ESCALATED).at(60, EventKind.ENDED);

        assertThat(after(story)).endsWith("level_2 from 20 at risk 10820 breached 14420");
    }

    @Test
    void whatIsUrgentIsResolvedInTimeNotCountingHolds() {
        ContactStory story = ticket("any");
        story.at(100, EventKind.UPDATED, event -> event.priority = 1);
        story.at(1_000, EventKind.HELD).at(11_000, EventKind.RESUMED);

        // 6 h are 21,600 s: 900 of them before the hold, the rest after it.
        assertThat(after(story)).contains("priority_1 from 100 at risk 26300 breached 31700");
        story.at(32_000, EventKind.RESOLVED);
        assertThat(after(story))
                .contains("priority_1 from 100 at risk 26300 breached 31700 MISSED 32000 by 300");
    }

    @Test
    void aClockOnHoldNeverRunsOut() {
        ContactStory story = ticket("any");
        story.at(100, EventKind.UPDATED, event -> event.priority = 1).at(1_000, EventKind.HELD);

        assertThat(after(story)).contains("priority_1 from 100 paused");
        assertThat(reader.next()).isEqualTo(Long.MAX_VALUE);
        assertThat(after(story.at(90_000, EventKind.RESOLVED)))
                .contains("priority_1 from 100 paused MET 90000");
    }

    @Test
    void whatIsUrgentNoMoreIsOwedNoMore() {
        ContactStory story = ticket("any");
        story.at(100, EventKind.UPDATED, event -> event.priority = 1);
        story.at(500, EventKind.UPDATED, event -> event.priority = 3);

        assertThat(after(story)).contains("priority_1 from 100 VOID 500");
    }

    @Test
    void aReopeningResumesTheClockOfTheResolution() {
        ContactStory story = ticket("mail").replied(60, "ann", -1).at(3_600, EventKind.RESOLVED);
        assertThat(after(story)).endsWith("resolution from 0 MET 3600");

        // 7 h are left when it is reopened.
        story.at(100_000, EventKind.REOPENED);
        assertThat(after(story)).endsWith("resolution from 0 at risk 118000 breached 125200");
        story.at(120_000, EventKind.RESOLVED);
        assertThat(after(story)).endsWith("resolution from 0 at risk 118000 MET 120000");
    }

    @Test
    void theTimeOfAResolutionIsThatOfTheSegment() {
        ContactStory story = ticket("mail");
        story.last().segment = "gold";

        assertThat(after(story)).endsWith("resolution from 0 at risk 5400 breached 7200");
    }

    @Test
    void aCallIsResolvedWhenItIsDoneWithUnlessItsSourceSaysWhen() {
        ContactStory story = call("slow").at(10, EventKind.ANSWERED).at(70, EventKind.ENDED);
        assertThat(after(story)).endsWith("resolution from 0 MET 70");

        story.events().get(0).source = "tickets";
        assertThat(after(story)).endsWith("resolution from 0 at risk 1800 breached 3600");
        assertThat(after(story.at(5_000, EventKind.RESOLVED)))
                .endsWith("resolution from 0 at risk 1800 breached 3600 MISSED 5000 by 1400");
    }

    @Test
    void whoHangsUpIsOwedNoResolution() {
        assertThat(after(call("slow").at(10, EventKind.ABANDONED)))
                .containsExactly("answer from 0 VOID 10", "resolution from 0 VOID 10");
    }

    @Test
    void whoIsCalledBackIsOwedAResolutionUntilReached() {
        ContactStory story = call("slow");
        story.at(10, EventKind.LEFT_QUEUE, event -> event.reason = LeaveReason.CALLBACK);

        assertThat(clocks(story, 2_000)).endsWith("resolution from 0 at risk 1800");
        assertThat(after(story.at(3_000, EventKind.CALLBACK_REACHED)))
                .endsWith("resolution from 0 at risk 1800 MET 3000");
    }

    @Test
    void whatIsNotPromisedHasNoClock() {
        ContactStory story = ticket("nothing");
        story.at(10, EventKind.UPDATED, event -> event.priority = 1).at(20, EventKind.ESCALATED);

        assertThat(after(story)).hasSize(1).first().asString().startsWith("first_response");
    }

    @Test
    void whatWasDiscardedHasNoClocks() {
        assertThat(after(ticket("mail").at(10, EventKind.DISCARDED))).isEmpty();
    }
}
