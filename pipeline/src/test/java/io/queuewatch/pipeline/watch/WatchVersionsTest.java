package io.queuewatch.pipeline.watch;

import static io.queuewatch.pipeline.watch.Watching.agents;
import static io.queuewatch.pipeline.watch.Watching.answered;
import static io.queuewatch.pipeline.watch.Watching.counted;
import static io.queuewatch.pipeline.watch.Watching.waits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.kpi.Measure;
import io.queuewatch.pipeline.kpi.QueueNews;
import io.queuewatch.schemas.SlaBudget;
import io.queuewatch.schemas.UnreadableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A version counts for what begins from then on. By default 95 % in 30 s, 5 % may abandon. */
class WatchVersionsTest {

    private static final String PATIENT = "queues: [{queue: PS, target: 10m}]";
    private static final String EIGHTY = "queues: [{queue: PS, targetRate: 80%}]";
    private static final long DAY = Duration.ofDays(1).toSeconds();

    private Watching watching;

    @BeforeEach
    void open() throws Exception {
        watching = new Watching(Targets.defaults());
    }

    @AfterEach
    void close() throws Exception {
        watching.close();
    }

    @Test
    void aWaitKeepsWhatWasPromisedWhenItBegan() throws Exception {
        watching.publish(60, PATIENT);
        watching.send(waits(50), waits(70));
        watching.pass(600);
        assertThat(watching.turned()).containsExactly("FIRING OLDEST_WAIT at 180 since 180");

        watching.send(answered(50, 601));
        watching.pass(2_400);
        assertThat(watching.turned()).containsExactly("RESOLVED OLDEST_WAIT at 915 since 180");
        watching.pass(2_475);
        assertThat(watching.turned()).containsExactly("FIRING OLDEST_WAIT at 2475 since 2475");
    }

    @Test
    void whoCameLaterMayBeTheFirstWhoWaitsTooLong() throws Exception {
        watching.close();
        watching = new Watching(WatchTargets.of(PATIENT));
        watching.publish(60, "queues: [{queue: PS, target: 30s}]");
        watching.send(waits(0), waits(70));
        watching.pass(190);
        assertThat(watching.turned()).isEmpty();
        watching.pass(195);
        assertThat(watching.taken())
                .singleElement()
                .satisfies(
                        turn ->
                                assertThat(turn.description)
                                        .isEqualTo(
                                                "Of 2 who wait one has waited for 2 min; 30 s was"
                                                        + " promised."));
    }

    /** 4 of 100 missed while 5 % might, then 10 of 100 while 20 % may: 14 of the 25 allowed. */
    @Test
    void theMonthSumsWhatEachTimeAllowed() throws Exception {
        watching.publish(900, EIGHTY);
        countTwoQuarters();
        watching.pass(1_800);

        SlaBudget row = newest("service_level");
        assertThat(row.getBudget()).isCloseTo(0.2, within(1e-9));
        assertThat(row.getContacts()).isEqualTo(200);
        assertThat(row.getMisses()).isEqualTo(14);
        assertThat(row.getAllowed()).isCloseTo(25, within(1e-9));
        assertThat(row.getLeft()).isCloseTo(1 - 14 / 25.0, within(1e-9));
        assertThat(row.getLongBurn()).isCloseTo(14 / 25.0, within(1e-9));
        assertThat(row.getShortBurn()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void aVersionThatIsHeardOfLateTellsTheMonthApart() throws Exception {
        countTwoQuarters();
        watching.pass(1_800);
        assertThat(newest("service_level").getAllowed()).isCloseTo(10, within(1e-9));

        watching.restart();
        watching.publish(900, EIGHTY);
        watching.pass(2_700);
        assertThat(newest("service_level").getAllowed()).isCloseTo(25, within(1e-9));
    }

    /** By the formula of then: abandoned in target are left out, or hits. */
    @Test
    void whatMissesIsJudgedByTheFormulaOfItsTime() throws Exception {
        watching.publish(900, "queues: [{queue: PS, formula: abandons-miss}]");
        Map<Measure, Integer> sums =
                Map.of(Measure.ANSWERED_IN_TARGET, 8, Measure.ABANDONED_IN_TARGET, 2);
        watching.send(counted(0, sums), counted(900, sums));
        watching.pass(900);
        assertThat(newest("service_level").getMisses()).isEqualTo(2);

        watching.close();
        watching =
                new Watching(
                        WatchTargets.of(
                                "queues: [{queue: PS, formula: abandons-ignored-in-target}]"));
        watching.publish(900, "queues: [{queue: PS, formula: abandons-miss}]");
        watching.send(counted(0, sums), counted(900, sums));
        watching.pass(1_800);
        assertThat(newest("service_level").getContacts()).isEqualTo(18);
        assertThat(newest("service_level").getMisses()).isEqualTo(2);
    }

    private void countTwoQuarters() throws Exception {
        watching.send(
                counted(0, Map.of(Measure.ANSWERED_IN_TARGET, 96, Measure.PASSED, 4)),
                counted(900, Map.of(Measure.ANSWERED_IN_TARGET, 90, Measure.PASSED, 10)));
    }

    private SlaBudget newest(String objective) throws UnreadableException {
        return watching.budgets().stream()
                .filter(row -> row.getObjective().equals(objective))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** 30 of 100 abandon: surely 21.9 %, beyond 4 × 5 % and not beyond 4 × 10 %. */
    @Test
    void thresholdsAreThoseOfTheMoment() throws Exception {
        watching.publish(900, "alerts: {abandonment: 10%}");
        Map<Measure, Integer> sums = Map.of(Measure.ANSWERED, 70, Measure.ABANDONED, 30);
        watching.send(counted(0, sums), counted(4_500, sums));
        watching.pass(900);
        assertThat(watching.turned())
                .containsExactly(
                        "FIRING ABANDONMENT at 60 since 60",
                        "FIRING ABANDONMENT_TICKET at 900 since 900");
        watching.pass(4_499);
        assertThat(watching.turned()).containsExactly("RESOLVED ABANDONMENT at 1860 since 60");
        watching.pass(5_400);
        assertThat(watching.turned()).isEmpty();
    }

    @Test
    void nothingIsExpectedOfAQueueThatIsGivenUp() throws Exception {
        watching.close();
        watching = new Watching(WatchTargets.of(PATIENT));
        eightAQuarterOfTwoNoons();
        watching.publish(14 * DAY + 2_700, "queues: [{queue: other}]");
        watching.pass(14 * DAY + 2_699);
        assertThat(watching.turned()).singleElement().asString().startsWith("FIRING NO_ARRIVALS");
        watching.pass(14 * DAY + 2_760);
        assertThat(watching.turned()).singleElement().asString().startsWith("RESOLVED NO_ARRIVALS");

        watching.publish(14 * DAY + 5_400, PATIENT);
        watching.pass(15 * DAY);
        assertThat(watching.turned()).singleElement().asString().startsWith("FIRING NO_ARRIVALS");
    }

    /** From 40 minutes on as many as came in them are expected; from 45 on nobody. */
    @Test
    void whatWasMissedOfAQueueThatWasGivenUpStaysForgotten() throws Exception {
        watching.close();
        watching = new Watching(WatchTargets.of(PATIENT));
        eightAQuarterOfTwoNoons();
        watching.publish(14 * DAY, "queues: [{queue: other}]");
        watching.publish(14 * DAY + 5_400, PATIENT);
        watching.pass(15 * DAY);
        assertThat(watching.turned()).isEmpty();
    }

    private void eightAQuarterOfTwoNoons() throws Exception {
        for (int week = 0; week < 2; week++) {
            for (int quarter = 0; quarter < 8; quarter++) {
                watching.send(counted(7 * week * DAY + 900L * quarter, Map.of(Measure.OFFERED, 8)));
            }
        }
    }

    @Test
    void aDayIsJudgedByTheLimitOfItsBeginning() throws Exception {
        long midnight = DAY / 2;
        watching.publish(midnight + 60, "alerts: {handleTime: 5m}");
        watching.publish(midnight + 2 * DAY, "alerts: {handleTime: 0s}");
        for (long day = 0; day < 3; day++) {
            watching.send(
                    counted(
                            midnight + day * DAY + 3_600,
                            Map.of(Measure.HANDLED_TIMED, 50, Measure.TALK_MS, 50 * 360_000)));
        }
        watching.pass(midnight + DAY + 900);
        assertThat(watching.turned()).isEmpty();
        watching.pass(midnight + 2 * DAY + 900);
        assertThat(watching.turned()).singleElement().asString().startsWith("FIRING HANDLE_TIME");
        watching.pass(midnight + 3 * DAY + 900);
        assertThat(watching.turned()).singleElement().asString().startsWith("RESOLVED HANDLE_TIME");
    }

    /**
     * An hour of trouble in which the targets change; told at once or bit by bit, with restarts.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldTellTheSameHoweverItIsTold(long seed) throws Exception {
        Random random = new Random(seed);
        List<List<QueueNews>> minutes = trouble(random);
        long first = 300 + random.nextInt(1_200);
        long second = first + random.nextInt(1_200);
        String tight =
                "alerts: {waiting: 2, nobodyAnswers: 1m, clear: 1m}\nqueues: [{queue: PS, target: 10s, targetRate: 99%}]";

        watching.publish(first, tight);
        for (int minute = 0; minute < minutes.size(); minute++) {
            watching.send(minutes.get(minute).toArray(QueueNews[]::new));
            watching.pass(60L * minute + 59);
            if (minute == 2) {
                watching.publish(second, PATIENT);
            }
        }
        watching.pass(7_200);
        List<String> inOrder = watching.turned();
        List<SlaBudget> rows = watching.budgets();
        assertThat(inOrder).isNotEmpty();

        List<QueueNews> all = new ArrayList<>(minutes.stream().flatMap(List::stream).toList());
        Collections.shuffle(all, random);
        watching.close();
        watching = new Watching(Targets.defaults());
        watching.publish(second, PATIENT);
        watching.send(all.subList(0, all.size() / 2).toArray(QueueNews[]::new));
        watching.restart();
        watching.publish(first, tight);
        watching.publish(second, PATIENT);
        watching.send(all.subList(all.size() / 2, all.size()).toArray(QueueNews[]::new));
        watching.pass(7_200);

        assertThat(watching.turned()).isEqualTo(inOrder);
        assertThat(watching.budgets()).isEqualTo(rows);
    }

    private static List<List<QueueNews>> trouble(Random random) {
        List<List<QueueNews>> minutes = new ArrayList<>();
        for (int minute = 0; minute < 61; minute++) {
            minutes.add(new ArrayList<>());
        }
        minutes.get(0).add(agents(0, 1));
        for (int call = 0; call < 80; call++) {
            int since = random.nextInt(3_000);
            int until = since + 1 + random.nextInt(call % 3 == 0 ? 600 : 30);
            minutes.get(since / 60).add(waits(since));
            minutes.get(until / 60).add(answered(since, until));
            Measure outcome = until - since > 30 ? Measure.PASSED : Measure.ANSWERED_IN_TARGET;
            minutes.get(until / 60).add(counted(until, Map.of(outcome, 1)));
        }
        return minutes;
    }
}
