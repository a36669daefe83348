package io.queuewatch.pipeline.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.AlertState;
import io.queuewatch.schemas.ControlChart;
import io.queuewatch.schemas.KpiRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DriftOperatorsTest {

    private static final int WEEK = 168;
    private static final int BROKEN = 16 * WEEK + 34;
    private static final int HOURS = 16 * WEEK + 90;

    private static final List<List<KpiRow>> ROWS = new ArrayList<>();

    private static Map<String, ControlChart> charts;
    private static List<Alert> alerts;

    /** 16 weeks in control; then fewer are served in time in one queue. */
    @BeforeAll
    static void undisturbed() throws Exception {
        QueueWeeks sales = new QueueWeeks("sales", 11);
        QueueWeeks support = new QueueWeeks("support|de", 12);
        for (int hour = 0; hour < HOURS; hour++) {
            List<KpiRow> rows = new ArrayList<>(sales.rows(hour, hour < BROKEN ? 0.85 : 0.65, 1));
            rows.addAll(support.rows(hour, 0.85, 1));
            ROWS.add(rows);
        }
        try (DriftChain chain = chain()) {
            for (int hour = 0; hour < HOURS; hour++) {
                hour(chain, hour);
            }
            charts = chain.charts();
            alerts = List.copyOf(chain.alerts());
        }
    }

    private static DriftChain chain() throws Exception {
        return new DriftChain(TargetsHistory.of(Targets.defaults()), DriftSettings.DEFAULT);
    }

    private static void hour(DriftChain chain, int hour) throws Exception {
        for (KpiRow row : ROWS.get(hour)) {
            chain.row(row);
        }
        chain.reach(over(hour));
    }

    /** When an hour is charted. */
    private static long over(int hour) {
        return QueueWeeks.hour(hour + 1).toEpochMilli() + DriftChain.GRACE_MS;
    }

    @Test
    void tellsOfTheQueueThatChangedAndOfNoOther() {
        assertThat(alerts).isNotEmpty();
        assertThat(alerts)
                .filteredOn(alert -> alert.getState() == AlertState.FIRING)
                .extracting(Alert::getStartsAt)
                .allSatisfy(
                        at ->
                                assertThat(at)
                                        .isBetween(
                                                QueueWeeks.hour(BROKEN),
                                                QueueWeeks.hour(BROKEN + 48)));
        assertThat(alerts)
                .extracting(Alert::getQueue)
                .doesNotContain("support|de")
                .contains("sales");
    }

    @Test
    void goesOnAfterSavepointsInAnyNumberOfInstancesAsIfNothingHadHappened() throws Exception {
        try (DriftChain chain = chain()) {
            for (int hour = 0; hour < HOURS; hour++) {
                if (hour == 5 * WEEK + 3) {
                    chain.restart(3);
                } else if (hour == BROKEN - 1) {
                    chain.restart(2);
                } else if (hour > BROKEN) {
                    chain.restart(1 + hour % 3);
                }
                hour(chain, hour);
            }

            assertThat(chain.charts()).isEqualTo(charts);
            assertThat(chain.alerts()).isEqualTo(alerts);
        }
    }

    @Test
    void rowsThatCameTooLateAndTooSmallAtFirstCorrectTheChartAndTellNothingTwice()
            throws Exception {
        Random random = new Random(5);
        try (DriftChain chain = chain()) {
            List<List<KpiRow>> late = new ArrayList<>();
            for (int hour = 0; hour < HOURS + 40; hour++) {
                late.add(new ArrayList<>());
            }
            for (int hour = 0; hour < HOURS; hour++) {
                for (KpiRow row : ROWS.get(hour)) {
                    // Not across the end of a week: what is late then is not in its baseline.
                    boolean inTime = hour % WEEK > WEEK - 60 || random.nextInt(5) > 0;
                    if (!inTime) {
                        late.get(hour + 1 + random.nextInt(40)).add(row);
                        chain.row(half(row));
                    } else {
                        chain.row(row);
                    }
                }
                for (KpiRow row : late.get(hour)) {
                    chain.row(row);
                    // What was written before comes once more: it is older.
                    chain.row(half(row));
                }
                chain.reach(over(hour));
            }
            for (int hour = HOURS; hour < HOURS + 40; hour++) {
                for (KpiRow row : late.get(hour)) {
                    chain.row(row);
                }
            }
            chain.reach(over(HOURS - 1) + 1_000);

            Map<String, ControlChart> corrected = chain.charts();
            assertThat(corrected.keySet()).isEqualTo(charts.keySet());
            charts.forEach(
                    (name, row) ->
                            assertThat(corrected.get(name).getValue())
                                    .as(name)
                                    .isEqualTo(row.getValue()));
            assertThat(beginnings(chain.alerts())).doesNotHaveDuplicates();
            assertThat(chain.alerts())
                    .anySatisfy(alert -> assertThat(alert.getQueue()).isEqualTo("sales"));
        }
    }

    /** The same row as it was an hour before it was whole. */
    private static KpiRow half(KpiRow row) {
        KpiRow.Builder half = KpiRow.newBuilder(row).setAsOf(row.getAsOf().minusSeconds(1_800));
        half.setOffered(row.getOffered() / 2)
                .setAnswered(row.getAnswered() / 2)
                .setAnsweredInTarget(row.getAnsweredInTarget() / 2)
                .setPassed(row.getPassed() / 2)
                .setAbandoned(row.getAbandoned() / 2)
                .setContactsHandled(row.getContactsHandled() / 2)
                .setTransferred(row.getTransferred() / 2)
                .setHandledTimed(row.getHandledTimed() / 2)
                .setLnHandle(row.getLnHandle() / 2)
                .setLnHandleSq(row.getLnHandleSq() / 2);
        return half.build();
    }

    /** Each time that somebody was told of something new: its identity and since when. */
    private static List<String> beginnings(List<Alert> words) {
        List<String> beginnings = new ArrayList<>();
        List<String> firing = new ArrayList<>();
        for (Alert word : words) {
            String name = word.getName() + word.getSeverity() + word.getQueue();
            if (word.getState() == AlertState.RESOLVED) {
                firing.remove(name);
            } else if (!firing.contains(name)) {
                firing.add(name);
                beginnings.add(name + word.getStartsAt());
            }
        }
        return beginnings;
    }

    @Test
    void aCorrectionThatTakesTheChangeAwayTakesTheAlertBack() throws Exception {
        try (DriftChain chain = chain()) {
            for (int hour = 0; hour < HOURS; hour++) {
                hour(chain, hour);
            }
            QueueWeeks right = new QueueWeeks("sales", 21);
            for (int hour = BROKEN; hour < HOURS; hour++) {
                for (KpiRow row : right.rows(hour, 0.85, 1)) {
                    chain.row(KpiRow.newBuilder(row).setAsOf(row.getAsOf().plusSeconds(1)).build());
                }
            }
            chain.reach(over(HOURS - 1) + 1_000);

            assertThat(chain.charts().get(key("sales", "service_level", 1, HOURS - 1)).getSignal())
                    .isEmpty();
            assertThat(firing(chain.alerts(), "sales")).isFalse();
            assertThat(firing(alerts, "sales")).isTrue();
        }
    }

    /** Left out, a field would stay in InfluxDB as it was. */
    @Test
    void anHourThatIsNotScoredAnyMoreHasAResidualOfZero() throws Exception {
        try (DriftChain chain = chain()) {
            for (int hour = 0; hour < 9 * WEEK + 13; hour++) {
                hour(chain, hour);
            }
            int noon = 9 * WEEK + 12;
            ControlChart scored = chain.charts().get(key("sales", "service_level", 1, noon));
            for (KpiRow row : ROWS.get(noon)) {
                chain.row(
                        KpiRow.newBuilder(row)
                                .setAsOf(row.getAsOf().plusSeconds(1))
                                .setAnsweredInTarget(0)
                                .setPassed(0)
                                .build());
            }
            chain.reach(over(noon) + 1_000);

            ControlChart corrected = chain.charts().get(key("sales", "service_level", 1, noon));
            assertThat(scored.getScored()).isEqualTo(1);
            assertThat(scored.getZ()).isNotZero();
            assertThat(scored.getLower()).isLessThan(scored.getExpected());
            assertThat(corrected.getScored()).isZero();
            assertThat(corrected.getZ()).isZero();
            assertThat(corrected.getWhitened()).isZero();
            assertThat(corrected.getLower()).isNull();
        }
    }

    @Test
    void aPersonWhoConfirmsBeginsAPhaseAndEndsTheAlert() throws Exception {
        try (DriftChain chain = chain()) {
            for (int hour = 0; hour < HOURS - 1; hour++) {
                hour(chain, hour);
            }
            confirm(chain);
            hour(chain, HOURS - 1);

            ControlChart newest = chain.charts().get(key("sales", "service_level", 2, HOURS - 1));
            assertThat(newest.getPhase()).isEqualTo(2);
            assertThat(newest.getSignal()).isEmpty();
            assertThat(newest.getExpected()).isBetween(0.55, 0.75);
            assertThat(firing(chain.alerts(), "sales")).isFalse();
        }
    }

    private static void confirm(DriftChain chain) throws Exception {
        for (String queue : List.of("sales", "*")) {
            QueueNote decision = new QueueNote();
            decision.channel = "voice";
            decision.queue = queue;
            decision.confirmed = true;
            chain.note(decision);
        }
    }

    /**
     * A change is confirmed, and rows from before and after it are corrected later: the chart is
     * drawn anew, nobody is told anything, and restarts in other numbers of instances change
     * nothing.
     */
    @Test
    void aConfirmedPhaseIsDrawnFromItsBeginningAndSurvivesCorrectionsAndRestarts()
            throws Exception {
        try (DriftChain chain = chain();
                DriftChain restarted = chain()) {
            playConfirmed(chain, false);
            playConfirmed(restarted, true);

            same(restarted.charts(), chain.charts());
            same(restarted.classic(), chain.classic());
            assertThat(restarted.alerts()).isEqualTo(chain.alerts());
            assertThat(beginnings(chain.alerts())).isNotEmpty().doesNotHaveDuplicates();
            assertThat(firing(chain.alerts(), "sales")).isFalse();
            List<ControlChart> level =
                    chain.charts().values().stream()
                            .filter(row -> row.getQueue().equals("sales"))
                            .filter(row -> row.getMetric().equals("service_level"))
                            .toList();
            Instant begins =
                    level.stream()
                            .filter(row -> row.getPhase() == 2)
                            .map(ControlChart::getStart)
                            .min(Instant::compareTo)
                            .orElseThrow();
            assertThat(begins).isBetween(QueueWeeks.hour(BROKEN - 8), QueueWeeks.hour(BROKEN + 4));
            assertThat(level)
                    .filteredOn(row -> row.getPhase() == 2)
                    .hasSize((int) Duration.between(begins, QueueWeeks.hour(HOURS)).toHours())
                    .allSatisfy(row -> assertThat(row.getExpected()).isBetween(0.45, 0.8))
                    .allSatisfy(row -> assertThat(row.getSignal()).isEmpty())
                    .filteredOn(row -> row.getEvent().equals("phase"))
                    .extracting(ControlChart::getStart)
                    .containsExactly(begins);
            assertThat(level)
                    .filteredOn(row -> row.getPhase() == 1)
                    .allSatisfy(
                            row ->
                                    assertThat(row.getStatus().equals("superseded"))
                                            .as("%s", row)
                                            .isEqualTo(!row.getStart().isBefore(begins)));
            assertThat(level)
                    .filteredOn(row -> row.getStart().equals(QueueWeeks.hour(BROKEN - 20)))
                    .extracting(ControlChart::getValue)
                    .containsExactly(1.0);
        }
    }

    private static void same(Map<String, ?> rows, Map<String, ?> wanted) {
        assertThat(rows.keySet()).isNotEmpty().isEqualTo(wanted.keySet());
        wanted.forEach((key, row) -> assertThat((Object) rows.get(key)).as(key).isEqualTo(row));
    }

    private static void playConfirmed(DriftChain chain, boolean restarts) throws Exception {
        int confirmed = BROKEN + 36;
        for (int hour = 0; hour < HOURS; hour++) {
            if (restarts && hour > confirmed - 4) {
                chain.restart(1 + hour % 2);
            }
            if (hour == confirmed) {
                confirm(chain);
                if (restarts) {
                    chain.restart(3);
                    chain.restart(1);
                }
            }
            if (hour == confirmed + 3) {
                // Nobody was kept waiting then, it turns out.
                for (int corrected : new int[] {BROKEN - 20, BROKEN + 30}) {
                    for (KpiRow row : ROWS.get(corrected)) {
                        chain.row(allInTarget(row));
                    }
                }
            }
            hour(chain, hour);
        }
    }

    private static KpiRow allInTarget(KpiRow row) {
        return KpiRow.newBuilder(row)
                .setAsOf(row.getAsOf().plusSeconds(1))
                .setAnsweredInTarget(row.getAnswered())
                .setPassed(0)
                .setAbandoned(0)
                .build();
    }

    private static boolean firing(List<Alert> words, String queue) {
        boolean firing = false;
        for (Alert word : words) {
            if (queue.equals(word.getQueue()) || word.getQueue() == null) {
                firing = word.getState() == AlertState.FIRING;
            }
        }
        return firing;
    }

    private static String key(String queue, String metric, int phase, int hour) {
        return String.join(
                "|",
                "control_chart",
                metric,
                "voice",
                queue,
                Integer.toString(phase),
                Long.toString(QueueWeeks.hour(hour).toEpochMilli()));
    }
}
