package io.queuewatch.pipeline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.agent.AgentTimeDelta;
import io.queuewatch.pipeline.agent.TestTimes;
import io.queuewatch.pipeline.config.TargetedHarness;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.outcome.DayDelta;
import io.queuewatch.pipeline.outcome.TestDays;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.AlertSeverity;
import io.queuewatch.schemas.Codec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weeks are told by their number from that of Monday, 2 March 2026, on; in UTC. */
class WeekWatchFunctionTest {

    private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration SIX = Duration.ofHours(6);

    private final Codec<Alert> codec = Codec.of(Alert.class);
    private final List<Alert> words = new ArrayList<>();
    private TargetedHarness<?, Message> harness;

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private static Instant week(int number) {
        return BEGIN.plus(WEEK.multipliedBy(number));
    }

    private TargetedHarness<DayDelta, Message> outcomes(Targets targets) throws Exception {
        TargetedHarness<DayDelta, Message> opened =
                new TargetedHarness<>(
                        () -> new OutcomeWatchFunction(TargetsHistory.of(targets)),
                        OutcomeWatchFunction::key);
        harness = opened;
        return opened;
    }

    private TargetedHarness<AgentTimeDelta, Message> teams(Targets targets) throws Exception {
        TargetedHarness<AgentTimeDelta, Message> opened =
                new TargetedHarness<>(
                        () -> new TeamWatchFunction(TargetsHistory.of(targets)),
                        delta -> delta.team);
        harness = opened;
        return opened;
    }

    /** What is told up to a moment. */
    private List<String> told(Instant until) throws Exception {
        harness.pass(until.toEpochMilli());
        words.clear();
        List<String> told = new ArrayList<>();
        for (Message message : harness.taken()) {
            Alert word = codec.decode(message.value);
            words.add(word);
            told.add(
                    word.getName().substring("Queuewatch".length())
                            + ' '
                            + (word.getTeam() == null ? word.getQueue() : word.getTeam())
                            + ' '
                            + word.getState()
                            + " at "
                            + word.getAt());
        }
        return told;
    }

    private static DayDelta firstContacts(int week, long base, long met) {
        return TestDays.of("PS", week(week), Map.of("FCR_7_BASE", base, "FCR_7_MET", met));
    }

    /** 4.00 with a deviation of half a point: of 40 it is 4.16 at most. */
    private static DayDelta satisfaction(String queue, int week, long n) {
        return TestDays.of(
                queue,
                week(week),
                Map.of(
                        "CSAT_N", n,
                        "CSAT_SUM_MICRO", n * 4_000_000,
                        "CSAT_SUM_SQ_MICRO", n * 16_250_000));
    }

    /** Of 70 of 100 it is 78.1 % at most, of 75 it may be 82.4 %. */
    @Test
    void firstContactsAreJudgedWhenNoneCanBeRepeatedAnyMore() throws Exception {
        TargetedHarness<DayDelta, Message> watch = outcomes(Targets.defaults());
        watch.send(firstContacts(0, 100, 70));
        assertThat(told(week(2).plus(SIX).minusMillis(1))).isEmpty();
        assertThat(told(week(2).plus(SIX)))
                .containsExactly("FirstContactResolution PS FIRING at 2026-03-16T06:00:00Z");
        assertThat(words.get(0).getSeverity()).isEqualTo(AlertSeverity.WARNING);
        assertThat(words.get(0).getDescription())
                .isEqualTo(
                        "Problems solved at once: 70.0 % of 100 in the week from 2026-03-02,"
                                + " surely no more than 78.1 %; the limit is 80.0 %.");

        watch.send(firstContacts(1, 100, 79));
        watch.send(firstContacts(2, 100, 80));
        watch.send(firstContacts(3, 100, 75));
        harness.restart();
        assertThat(told(week(6)))
                .containsExactly(
                        "FirstContactResolution PS FIRING at 2026-03-23T06:00:00Z",
                        "FirstContactResolution PS RESOLVED at 2026-03-30T06:00:00Z");
    }

    @Test
    void whatMayStillChangeIsNotJudged() throws Exception {
        TargetedHarness<DayDelta, Message> watch = outcomes(Targets.defaults());
        watch.send(firstContacts(0, 100, 30));
        watch.send(TestDays.of("PS", week(0), Map.of("FCR_7_OPEN", 1L)));
        assertThat(told(week(4))).isEmpty();
    }

    /** 40 promoters and 30 detractors of 100 are 10, and 26 at most. */
    @Test
    void whatCustomersSayIsJudgedOnMonday() throws Exception {
        TargetedHarness<DayDelta, Message> watch = outcomes(Targets.defaults());
        watch.send(satisfaction("PS", 0, 40));
        watch.send(satisfaction("*", 0, 40));
        watch.send(satisfaction("few", 0, 29));
        watch.send(
                TestDays.of(
                        "PS",
                        week(0).plus(Duration.ofDays(6)),
                        Map.of("NPS_N", 100L, "PROMOTERS", 40L, "DETRACTORS", 30L)));
        assertThat(told(week(1).plus(SIX)))
                .containsExactlyInAnyOrder(
                        "Satisfaction PS FIRING at 2026-03-09T06:00:00Z",
                        "NetPromoterScore PS FIRING at 2026-03-09T06:00:00Z",
                        "Satisfaction null FIRING at 2026-03-09T06:00:00Z");
        assertThat(words)
                .extracting(Alert::getDescription)
                .contains(
                        "Satisfaction: 4.00 of 40 in the week from 2026-03-02, surely no more than"
                                + " 4.16; the limit is 4.30.",
                        "Net promoter score: 10 of 100 in the week from 2026-03-02, surely no more"
                                + " than 26; the limit is 50.");
    }

    @Test
    void limitsAreThoseOfTheBeginningOfTheWeek() throws Exception {
        TargetedHarness<DayDelta, Message> watch = outcomes(Targets.defaults());
        watch.publish(
                TargetedHarness.version(
                        "1", week(1).toEpochMilli() - 1, "alerts: {csat: 3.9, nps: none}"));
        watch.publish(
                TargetedHarness.version("2", week(2).toEpochMilli() + 1, "alerts: {csat: none}"));
        watch.send(satisfaction("PS", 0, 40));
        watch.send(satisfaction("PS", 1, 40));
        assertThat(told(week(2).plus(SIX)))
                .containsExactly(
                        "Satisfaction PS FIRING at 2026-03-09T06:00:00Z",
                        "Satisfaction PS RESOLVED at 2026-03-16T06:00:00Z");
    }

    @Test
    void aTicketIsOverWhereTheQueueIsGivenUpOrNothingWasToBeJudgedForFourWeeks() throws Exception {
        TargetedHarness<DayDelta, Message> watch =
                outcomes(WatchTargets.of("queues: [{queue: PS}, {queue: old}]"));
        watch.send(satisfaction("PS", 0, 40));
        watch.send(satisfaction("old", 0, 40));
        watch.publish(
                TargetedHarness.version("1", week(2).toEpochMilli(), "queues: [{queue: PS}]"));
        assertThat(told(week(1).plus(SIX))).hasSize(2);
        assertThat(told(week(2).plus(SIX)))
                .containsExactly("Satisfaction old RESOLVED at 2026-03-16T06:00:00Z");
        assertThat(told(week(9)))
                .containsExactly("Satisfaction PS RESOLVED at 2026-04-06T06:00:00Z");
        assertThat(harness.timers()).isZero();
    }

    @Test
    void theEndOfAReplayIsNoMonday() throws Exception {
        TargetedHarness<DayDelta, Message> watch = outcomes(Targets.defaults());
        watch.send(satisfaction("PS", 0, 40));
        assertThat(told(Instant.ofEpochMilli(Long.MAX_VALUE))).isEmpty();
        assertThat(harness.timers()).isZero();
    }

    private static AgentTimeDelta occupied(int week, int busy, int available) {
        return TestTimes.of(
                "sales-1",
                week(week).plus(Duration.ofHours(30)),
                Map.of(
                        "SIGNED_IN_MS",
                        100,
                        "ON_CONTACT_MS",
                        busy - 10,
                        "WRAP_MS",
                        10,
                        "AVAILABLE_MS",
                        available));
    }

    @Test
    void aTeamIsToldOfUntilItIsWellWithinItsBand() throws Exception {
        TargetedHarness<AgentTimeDelta, Message> watch =
                teams(WatchTargets.of("alerts: {occupancy: 70%-85%}"));
        watch.send(occupied(0, 86, 14));
        watch.send(occupied(1, 845, 155));
        watch.send(occupied(2, 84, 16));
        watch.send(occupied(3, 69, 31));
        assertThat(told(week(1).plus(SIX)))
                .containsExactly("Occupancy sales-1 FIRING at 2026-03-09T06:00:00Z");
        assertThat(words.get(0).getDescription())
                .isEqualTo(
                        "Occupancy was 86.0 % in the week from 2026-03-02; it should be 70.0 % to"
                                + " 85.0 %.");
        assertThat(words.get(0).getChannel()).isNull();
        assertThat(told(week(4).plus(SIX)))
                .containsExactly(
                        "Occupancy sales-1 FIRING at 2026-03-16T06:00:00Z",
                        "Occupancy sales-1 RESOLVED at 2026-03-23T06:00:00Z",
                        "Occupancy sales-1 FIRING at 2026-03-30T06:00:00Z");
    }

    @Test
    void whoHasRoomForMoreChatsIsNotTooBusy() throws Exception {
        TargetedHarness<AgentTimeDelta, Message> watch = teams(Targets.defaults());
        Map<String, Integer> hours =
                Map.of(
                        "SIGNED_IN_MS", 100,
                        "ON_CONTACT_MS", 97,
                        "AVAILABLE_MS", 3,
                        "CHAT_MS", 130,
                        "CHAT_SLOT_MS", 300);
        watch.send(TestTimes.of("chats-1", week(0), hours));
        watch.send(occupied(0, 97, 3));
        assertThat(told(week(1).plus(SIX)))
                .containsExactly("Occupancy sales-1 FIRING at 2026-03-09T06:00:00Z");
    }

    @Test
    void schedulesAndPaidTimeAreJudgedToo() throws Exception {
        TargetedHarness<AgentTimeDelta, Message> watch = teams(Targets.defaults());
        Map<String, Integer> hours =
                Map.of(
                        "SIGNED_IN_MS", 40,
                        "SCHEDULED_MS", 100,
                        "ADHERENT_MS", 94,
                        "PAID_MS", 100,
                        "SHRUNK_MS", 36);
        watch.send(TestTimes.of("sales-1", week(0), hours));
        watch.send(TestTimes.of("few", week(0), Map.of("SCHEDULED_MS", 39, "SIGNED_IN_MS", 39)));
        assertThat(told(week(1).plus(SIX)))
                .containsExactly(
                        "Adherence sales-1 FIRING at 2026-03-09T06:00:00Z",
                        "Shrinkage sales-1 FIRING at 2026-03-09T06:00:00Z");
    }

    /** Ten weeks of answers, in order week by week, or all at once and shuffled, with a restart. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldTellTheSameHoweverItIsTold(long seed) throws Exception {
        Random random = new Random(seed);
        List<DayDelta> all = new ArrayList<>();
        for (int day = 0; day < 70; day++) {
            long good = random.nextInt(12);
            long bad = random.nextInt(day / 14 % 2 == 0 ? 3 : 12);
            all.add(
                    TestDays.of(
                            "PS",
                            week(0).plus(Duration.ofDays(day)),
                            Map.of(
                                    "NPS_N", good + bad,
                                    "PROMOTERS", good,
                                    "DETRACTORS", bad,
                                    "FCR_7_BASE", good + bad,
                                    "FCR_7_MET", good)));
        }
        TargetedHarness<DayDelta, Message> watch = outcomes(Targets.defaults());
        List<String> inOrder = new ArrayList<>();
        for (int day = 0; day < 70; day++) {
            watch.send(all.get(day));
            inOrder.addAll(told(week(0).plus(Duration.ofDays(day + 1)).minusMillis(1)));
        }
        inOrder.addAll(told(week(13)));
        assertThat(inOrder).hasSizeGreaterThan(3);
        watch.close();

        Collections.shuffle(all, random);
        TargetedHarness<DayDelta, Message> other = outcomes(Targets.defaults());
        for (DayDelta delta : all.subList(0, 40)) {
            other.send(delta);
        }
        other.restart();
        for (DayDelta delta : all.subList(40, 70)) {
            other.send(delta);
        }
        List<String> shuffled = new ArrayList<>(told(week(4)));
        other.restart();
        shuffled.addAll(told(week(13)));
        assertThat(shuffled).isEqualTo(inOrder);
    }
}
