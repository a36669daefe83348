package io.queuewatch.pipeline.agent;

import static io.queuewatch.pipeline.agent.AgentStory.HOUR;
import static io.queuewatch.pipeline.agent.AgentStory.minute;
import static io.queuewatch.schemas.AgentEventType.AVAILABLE;
import static io.queuewatch.schemas.AgentEventType.AWAY;
import static io.queuewatch.schemas.AgentEventType.ON_CONTACT;
import static io.queuewatch.schemas.AgentEventType.SIGNED_IN;
import static io.queuewatch.schemas.AgentEventType.SIGNED_OUT;
import static io.queuewatch.schemas.AgentEventType.WRAP_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.queuewatch.pipeline.contact.ContactPart;
import io.queuewatch.pipeline.contact.ContactPart.Change;
import io.queuewatch.pipeline.contact.Fact;
import io.queuewatch.schemas.AgentState;
import io.queuewatch.schemas.AgentTime;
import io.queuewatch.schemas.AwayReason;
import io.queuewatch.schemas.DeadLetterReason;
import io.queuewatch.schemas.ScheduledState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgentOperatorTest {

    private static final long MINUTE_MS = 60_000;

    private AgentPipeline pipeline;
    private AgentStory ann;

    @BeforeEach
    void open() throws Exception {
        pipeline = new AgentPipeline(false);
        ann = new AgentStory(pipeline, "ann");
    }

    @AfterEach
    void close() throws Exception {
        pipeline.close();
    }

    private AgentTime hour() {
        return pipeline.row("1h", "blue", HOUR);
    }

    private AgentTime quarter(int which) {
        return pipeline.row("15m", "blue", minute(15 * which));
    }

    @Test
    void shouldProrateStatesOverTheIntervalsTheySpan() throws Exception {
        ann.at(5, SIGNED_IN).at(6, AVAILABLE).at(20, ON_CONTACT).at(34, WRAP_UP);
        ann.at(40, AVAILABLE).at(45, SIGNED_OUT);
        pipeline.mark(minute(61));

        assertThat(quarter(0).getAvailableMs()).isEqualTo(9 * MINUTE_MS);
        assertThat(quarter(1).getAvailableMs()).isEqualTo(5 * MINUTE_MS);
        assertThat(quarter(1).getOnContactMs()).isEqualTo(10 * MINUTE_MS);
        assertThat(quarter(2).getOnContactMs()).isEqualTo(4 * MINUTE_MS);
        assertThat(quarter(2).getWrapMs()).isEqualTo(6 * MINUTE_MS);
        assertThat(quarter(3)).isNull();
        assertThat(hour().getSignedInMs()).isEqualTo(40 * MINUTE_MS);
        assertThat(hour().getAvailableMs()).isEqualTo(19 * MINUTE_MS);
        assertThat(hour().getOnContactMs()).isEqualTo(14 * MINUTE_MS);
        assertThat(hour().getAgents()).isOne();
        assertThat(pipeline.row("1h", "*", HOUR).getSignedInMs()).isEqualTo(40 * MINUTE_MS);
    }

    @Test
    void shouldTellWhenAgentsSignInAndOutOfTheQueuesTheyServe() throws Exception {
        ann.at(6, AVAILABLE).at(20, ON_CONTACT).at(45, SIGNED_OUT);
        ann.at(5, SIGNED_IN, change -> change.queues = List.of("PS"));
        pipeline.mark(minute(61));

        assertThat(pipeline.signedIn("PS"))
                .containsExactlyInAnyOrder(minute(5) + " 1", minute(45) + " -1");
    }

    /** The heartbeat of minute 3 comes late: it was the last that was missed until minute 12. */
    @Test
    void shouldTellWhenAgentsAreHeardOfNoMore() throws Exception {
        ann.at(0, SIGNED_IN).heartbeat(1, AgentState.AVAILABLE);
        pipeline.mark(minute(6));
        assertThat(pipeline.turns()).containsExactly(minute(0) + " 1 0", minute(1) + " 0 1");

        ann.heartbeat(3, AgentState.AVAILABLE).heartbeat(12, AgentState.AVAILABLE);
        ann.at(14, SIGNED_OUT);
        pipeline.mark(minute(61));
        assertThat(pipeline.turns())
                .containsExactly(
                        minute(0) + " 1 0",
                        minute(3) + " 0 1",
                        minute(12) + " 0 -1",
                        minute(14) + " -1 0");
    }

    /** Live, an event comes about a second before the time mark that passes it. */
    @Test
    void shouldTellAtOnceThatTheLastAgentHasGoneAndOnlyOnce() throws Exception {
        ann.at(5, SIGNED_IN, change -> change.queues = List.of("PS"));
        pipeline.mark(minute(44));
        ann.at(45, SIGNED_OUT);
        pipeline.mark(minute(44.99));

        assertThat(pipeline.signedIn("PS"))
                .containsExactlyInAnyOrder(minute(5) + " 1", minute(45) + " -1");
        pipeline.mark(minute(61));
        assertThat(pipeline.signedIn("PS"))
                .containsExactlyInAnyOrder(minute(5) + " 1", minute(45) + " -1");
    }

    /** Contact 14 + 6 min, available 19 min: 20 / 39. */
    @Test
    void shouldDivideContactTimeByContactAndAvailableTime() throws Exception {
        ann.at(5, SIGNED_IN).at(6, AVAILABLE).at(20, ON_CONTACT).at(34, WRAP_UP);
        ann.at(40, AVAILABLE).at(45, SIGNED_OUT);
        pipeline.mark(minute(61));

        assertThat(hour().getOccupancy()).isEqualTo(20.0 / 39.0);
    }

    /** 40 min signed in with 3 slots; chats of 12, 10 and 8 min within 20 min. */
    @Test
    void shouldTellHowManyChatsGoOnAtOnceAndHowManyCould() throws Exception {
        ann.at(0, SIGNED_IN, change -> change.slots = 3).at(40, SIGNED_OUT);
        ann.chat("a", 2, 14).chat("b", 4, 14).chat("c", 20, 28);
        pipeline.mark(minute(61));

        assertThat(hour().getChatMs()).isEqualTo(30 * MINUTE_MS);
        assertThat(hour().getChatBusyMs()).isEqualTo(20 * MINUTE_MS);
        assertThat(hour().getChatSlotMs()).isEqualTo(120 * MINUTE_MS);
        assertThat(hour().getConcurrency()).isEqualTo(1.5);
        assertThat(hour().getSlotUse()).isEqualTo(0.25);
    }

    /** Ten minutes alone, ten shared by two, ten shared by three. */
    @Test
    void shouldShareTheEffortAmongParallelChats() throws Exception {
        ann.chat("a", 0, 30).chat("b", 10, 30).chat("c", 20, 30);

        assertThat(effort("a")).isEqualTo(minutes(10 + 5) + 200_000);
        assertThat(effort("b")).isEqualTo(minutes(5) + 200_000);
        assertThat(effort("c")).isEqualTo(200_000);
    }

    @Test
    void shouldLoseNoMillisecondOfEffortToDivision() throws Exception {
        double oneMs = 1.0 / MINUTE_MS;
        ann.chat("a", 0, 10 * oneMs).chat("b", 0, 10 * oneMs).chat("c", 0, 10 * oneMs);

        assertThat(List.of(effort("a"), effort("b"), effort("c"))).containsExactly(4L, 3L, 3L);
    }

    @Test
    void shouldTakeEffortBackWhenAChatTurnsOutToBeAnothersAgents() throws Exception {
        ann.chat("a", 0, 10);
        ContactPart wrong = AgentStory.part("ann", "b", 0, 10);
        ann.tell(wrong);
        assertThat(effort("a")).isEqualTo(minutes(5));

        ContactPart withdrawn = AgentStory.part("ann", "b", 0, 10);
        withdrawn.change = Change.WITHDRAWN;
        ann.tell(withdrawn);

        assertThat(effort("a")).isEqualTo(minutes(10));
        assertThat(effort("b")).isZero();
    }

    @Test
    void shouldTakeAChatBackWhoseEndIsNeverKnown() throws Exception {
        ann.at(0, SIGNED_IN);
        ann.chat("a", 0, 10).chat("b", 5, -1);
        pipeline.mark(minute(20));
        assertThat(hour().getChatMs()).isEqualTo(25 * MINUTE_MS);

        ContactPart forgotten = AgentStory.part("ann", "b", 5, -1);
        forgotten.change = Change.RELEASED;
        ann.tell(forgotten);
        pipeline.mark(minute(21));

        assertThat(hour().getChatMs()).isEqualTo(10 * MINUTE_MS);
        assertThat(effort("a")).isEqualTo(minutes(10));
    }

    /** A shift of 60 min with a break of 10; ann comes 6 min late, has her break 2 min late. */
    @Test
    void shouldTellHowMuchOfTheScheduleWasKept() throws Exception {
        ann.scheduled(0, 60, ScheduledState.CONTACT, true);
        ann.scheduled(30, 40, ScheduledState.AWAY, true);
        ann.at(6, SIGNED_IN).at(6, AVAILABLE);
        ann.at(32, AWAY, change -> change.reason = AwayReason.BREAK).at(42, AVAILABLE);
        ann.at(60, SIGNED_OUT);
        pipeline.mark(minute(61));

        assertThat(pipeline.row("1h", "*", HOUR).getScheduledMs()).isEqualTo(60 * MINUTE_MS);
        assertThat(pipeline.row("1h", "*", HOUR).getAdherentMs()).isEqualTo(50 * MINUTE_MS);
        assertThat(pipeline.row("1h", "*", HOUR).getAdherence())
                .isCloseTo(50.0 / 60, within(1e-12));
        assertThat(hour().getAwayBreakMs()).isEqualTo(10 * MINUTE_MS);
    }

    /** Of 60 paid minutes 6 before she came and 10 of her break are no contact work. */
    @Test
    void shouldTellHowMuchPaidTimeWasNoContactWork() throws Exception {
        ann.scheduled(0, 60, ScheduledState.CONTACT, true);
        ann.scheduled(60, 90, ScheduledState.AWAY, false);
        ann.at(6, SIGNED_IN).at(6, AVAILABLE).at(32, AWAY).at(42, AVAILABLE).at(60, AWAY);
        ann.at(90, SIGNED_OUT);
        pipeline.mark(minute(121));

        AgentTime day = pipeline.row("1d", "*", AgentStory.HOUR.minus(Duration.ofHours(10)));
        assertThat(day.getPaidMs()).isEqualTo(60 * MINUTE_MS);
        assertThat(day.getShrunkMs()).isEqualTo(16 * MINUTE_MS);
        assertThat(day.getShrinkage()).isCloseTo(16.0 / 60, within(1e-12));
        assertThat(day.getScheduledMs()).isEqualTo(90 * MINUTE_MS);
    }

    @Test
    void shouldCountScheduledTimeOnlyAsItPasses() throws Exception {
        ann.scheduled(0, 60, ScheduledState.CONTACT, true);
        pipeline.mark(minute(20));

        assertThat(pipeline.row("1h", "unknown", HOUR).getScheduledMs()).isEqualTo(20 * MINUTE_MS);
    }

    @Test
    void shouldReplaceAScheduleByItsRevision() throws Exception {
        ann.scheduled("s", 0, 0, 60, ScheduledState.CONTACT, true);
        pipeline.mark(minute(61));
        ann.scheduled("s", 2, 0, 30, ScheduledState.CONTACT, true);
        ann.scheduled("s", 1, 0, 45, ScheduledState.CONTACT, true);
        pipeline.mark(minute(62));

        assertThat(pipeline.row("1h", "*", HOUR).getScheduledMs()).isEqualTo(30 * MINUTE_MS);
    }

    @Test
    void shouldLeaveAdherenceAndShrinkageOutWithoutSchedules() throws Exception {
        ann.at(0, SIGNED_IN).at(1, AVAILABLE);
        pipeline.mark(minute(20));

        assertThat(hour().getAdherence()).isNull();
        assertThat(hour().getShrinkage()).isNull();
        assertThat(hour().getSlotUse()).isNull();
        assertThat(hour().getConcurrency()).isNull();
    }

    /** Away 16 min of 40. */
    @Test
    void shouldDivideTimeAwayByTimeSignedIn() throws Exception {
        ann.at(0, SIGNED_IN).at(0, AVAILABLE);
        ann.at(10, AWAY, change -> change.reason = AwayReason.LUNCH).at(18, AVAILABLE);
        ann.at(20, AWAY).at(22, AVAILABLE);
        ann.at(24, AWAY, change -> change.reason = AwayReason.TRAINING);
        ann.at(28, AWAY, change -> change.reason = AwayReason.MEETING).at(30, AVAILABLE);
        ann.at(40, SIGNED_OUT);
        pipeline.mark(minute(61));

        assertThat(hour().getAwayMs()).isEqualTo(16 * MINUTE_MS);
        assertThat(hour().getAwayTrainingMs()).isEqualTo(4 * MINUTE_MS);
        assertThat(hour().getAwayMeetingMs()).isEqualTo(2 * MINUTE_MS);
        assertThat(hour().getAwayLunchMs()).isEqualTo(8 * MINUTE_MS);
        assertThat(hour().getAwayOtherMs()).isEqualTo(2 * MINUTE_MS);
        assertThat(hour().getAwayRate()).isEqualTo(0.4);
    }

    @Test
    void shouldNotGuessTheStateOnceThreeHeartbeatsAreMissing() throws Exception {
        ann.at(0, SIGNED_IN).at(0, AVAILABLE);
        ann.heartbeat(1, AgentState.AVAILABLE).heartbeat(2, AgentState.AVAILABLE);
        pipeline.mark(minute(5));
        assertThat(hour().getAvailableMs()).isEqualTo(5 * MINUTE_MS);
        assertThat(hour().getUnknownMs()).isZero();

        pipeline.mark(minute(6));
        assertThat(hour().getAvailableMs()).isEqualTo(2 * MINUTE_MS);
        assertThat(hour().getUnknownMs()).isEqualTo(4 * MINUTE_MS);

        ann.heartbeat(12, AgentState.ON_CONTACT);
        pipeline.mark(minute(13));
        assertThat(hour().getUnknownMs()).isEqualTo(10 * MINUTE_MS);
        assertThat(hour().getOnContactMs()).isEqualTo(MINUTE_MS);
        assertThat(hour().getSignedInMs()).isEqualTo(3 * MINUTE_MS);
    }

    @Test
    void shouldBelieveSourcesThatSendNoHeartbeats() throws Exception {
        ann.at(0, SIGNED_IN).at(1, AVAILABLE).at(50, SIGNED_OUT);
        pipeline.mark(minute(61));

        assertThat(hour().getAvailableMs()).isEqualTo(49 * MINUTE_MS);
        assertThat(hour().getUnknownMs()).isZero();
    }

    @Test
    void shouldTakeBackTheTimeOfAnAgentWhoIsNeverHeardOfAgain() throws Exception {
        ann.at(0, SIGNED_IN).at(0, AVAILABLE).at(10, ON_CONTACT);
        pipeline.mark(minute(61));
        assertThat(hour().getOnContactMs()).isEqualTo(50 * MINUTE_MS);

        pipeline.mark(minute(10).plus(Duration.ofHours(24)).plusSeconds(61));

        assertThat(hour().getOnContactMs()).isZero();
        assertThat(hour().getAvailableMs()).isEqualTo(10 * MINUTE_MS);
    }

    @Test
    void shouldPutAsideWhatComesTooLate() throws Exception {
        ann.at(0, SIGNED_IN);
        pipeline.mark(minute(60).plus(AgentPipeline.horizon()));
        ann.at(59, AVAILABLE);
        ann.scheduled(-60 * 24, 0, ScheduledState.CONTACT, true);

        assertThat(pipeline.rejected())
                .satisfiesExactly(
                        event -> {
                            assertThat(event.input).isEqualTo("agents");
                            assertThat(event.subject).isEqualTo("ann");
                            assertThat(event.reason).isEqualTo(DeadLetterReason.TOO_LATE);
                            assertThat(event.detail).contains("14460000 ms", "14400000 ms");
                        },
                        event -> assertThat(event.input).isEqualTo("schedules"));
        pipeline.mark(minute(61).plus(AgentPipeline.horizon()));
        assertThat(hour().getAvailableMs()).isZero();
    }

    @Test
    void shouldKeepOnlyWhatMayStillChange() throws Exception {
        ann.at(0, SIGNED_IN).at(1, AVAILABLE);
        for (int i = 2; i < 60 * 24 * 2; i++) {
            ann.heartbeat(i, AgentState.AVAILABLE);
            pipeline.mark(minute(i));
        }
        ann.at(60 * 24 * 2, SIGNED_OUT);
        assertThat(pipeline.quartersKept()).isLessThan(2 * (4 * 24 * 3 + 2));

        pipeline.mark(minute(60 * 24 * 5));

        assertThat(pipeline.statesKept()).isZero();
        assertThat(pipeline.deadlines()).isZero();
        assertThat(pipeline.quartersKept()).isLessThanOrEqualTo(4);
        assertThat(pipeline.rows().values())
                .filteredOn(row -> row.getInterval().equals("1d") && row.getTeam().equals("blue"))
                .extracting(AgentTime::getAvailableMs)
                .first()
                .isEqualTo((14 * 60 - 1) * MINUTE_MS);
    }

    private long effort(String contact) throws Exception {
        pipeline.read();
        long effort = 0;
        for (Fact fact : pipeline.efforts()) {
            if (fact.kind == Fact.Kind.EFFORT && fact.queue.equals(contact)) {
                effort += fact.sign * fact.effortMs;
            }
        }
        return effort;
    }

    private static long minutes(int minutes) {
        return minutes * MINUTE_MS;
    }
}
