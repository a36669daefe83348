package io.queuewatch.pipeline.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.PublishedTargets;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.schemas.ControlChart;
import io.queuewatch.schemas.KpiRow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Versions of the targets that are published while hours are charted. */
class DriftVersionsTest {

    private static final int WEEK = 168;
    private static final int CHANGED = 9 * WEEK + 34;
    private static final int HOURS = CHANGED + 40;

    /** Where charts begin of which only the phase is looked at. */
    private static final int YOUNG = CHANGED - 2 * WEEK;

    /** The share of those answered, whereas before it was of all that had an end. */
    private static final String FORMULA =
            "queues: [{channel: voice, queue: sales, formula: answered}]";

    private static final String CALENDAR =
            "{calendars: {c: {%shours: {monday: [\"08:00-20:00\"], tuesday: [\"08:00-20:00\"]}}},"
                    + " queues: [{queue: sales, calendar: c, costPerContact: %d}]}";

    private final List<List<KpiRow>> rows = rows();

    private static List<List<KpiRow>> rows() {
        QueueWeeks sales = new QueueWeeks("sales", 11);
        QueueWeeks support = new QueueWeeks("support", 12);
        List<List<KpiRow>> rows = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            List<KpiRow> both = new ArrayList<>(sales.rows(hour, 0.85, 1));
            both.addAll(support.rows(hour, 0.85, 1));
            if (hour % 24 == 23) {
                both.add(day(hour - 23));
            }
            rows.add(both);
        }
        return rows;
    }

    /** The day that begins with an hour. */
    private static KpiRow day(int hour) {
        return KpiRow.newBuilder()
                .setView("cohort")
                .setInterval("1d")
                .setChannel("voice")
                .setQueue("sales")
                .setSegment("gold")
                .setSite("unknown")
                .setPriority("unknown")
                .setStart(QueueWeeks.hour(hour))
                .setAsOf(QueueWeeks.hour(hour + 24))
                .setOffered(400 + hour % 7)
                .build();
    }

    private static PublishedTargets version(String text) {
        long from = QueueWeeks.hour(CHANGED).toEpochMilli();
        return new PublishedTargets("v1", from, from - 60_000, "ann", text);
    }

    private static DriftChain chain() throws Exception {
        return new DriftChain(TargetsHistory.of(Targets.defaults()), DriftSettings.DEFAULT);
    }

    private void hours(DriftChain chain, int from, int to) throws Exception {
        for (int hour = from; hour < to; hour++) {
            for (KpiRow row : rows.get(hour)) {
                chain.row(row);
            }
            chain.reach(QueueWeeks.hour(hour + 1).toEpochMilli() + DriftChain.GRACE_MS);
        }
    }

    /** An hour that was charted is corrected: one more was answered in time. */
    private void correct(DriftChain chain, int hour) throws Exception {
        for (KpiRow row : rows.get(hour)) {
            if (row.getView().equals("cohort")) {
                chain.row(
                        KpiRow.newBuilder(row)
                                .setAsOf(row.getAsOf().plusSeconds(1))
                                .setOffered(row.getOffered() + 1)
                                .setAnswered(row.getAnswered() + 1)
                                .setAnsweredInTarget(row.getAnsweredInTarget() + 1)
                                .build());
            }
        }
    }

    @Test
    void anotherFormulaCountsFromItsMomentOnAndBeginsAPhaseOfWhatItChanges() throws Exception {
        try (DriftChain chain = chain()) {
            hours(chain, 0, CHANGED - 3);
            chain.publish(version(FORMULA));
            hours(chain, CHANGED - 3, HOURS);

            Map<Instant, ControlChart> level = series(chain, "sales", "service_level");
            assertThat(level).hasSize(HOURS);
            int alone = 0;
            for (int hour = 0; hour < HOURS; hour++) {
                ControlChart point = level.get(QueueWeeks.hour(hour));
                Sums wanted = wanted(hour);
                // Small hours are shown together with those before them.
                if (point.getN() == wanted.n()) {
                    assertThat(point.getValue()).isEqualTo(wanted.x() / wanted.n());
                    alone += hour < CHANGED ? 0 : 1;
                }
                assertThat(point.getPhase()).isEqualTo(hour < CHANGED ? 1 : 2);
                assertThat(point.getEvent()).isEqualTo(hour == CHANGED ? "phase" : "");
            }
            assertThat(alone).isGreaterThan(10);
            for (String metric : List.of("offered", "handle_time", "abandonment", "offered_day")) {
                assertThat(series(chain, "sales", metric).values())
                        .as(metric)
                        .isNotEmpty()
                        .allSatisfy(point -> assertThat(point.getPhase()).isEqualTo(1));
            }
            assertThat(series(chain, "support", "service_level").values())
                    .allSatisfy(point -> assertThat(point.getPhase()).isEqualTo(1));
            series(chain, "*", "service_level").values().forEach(DriftVersionsTest::assertPhase);
            assertThat(series(chain, "*", "abandonment").values())
                    .isNotEmpty()
                    .allSatisfy(point -> assertThat(point.getPhase()).isEqualTo(1));
            assertThat(chain.alerts()).isEmpty();
        }
    }

    private static void assertPhase(ControlChart point) {
        boolean before = point.getStart().isBefore(QueueWeeks.hour(CHANGED));
        assertThat(point.getPhase()).isEqualTo(before ? 1 : 2);
    }

    /** By the formula that was promised in the hour. */
    private Sums wanted(int hour) {
        long inTarget = 0;
        long base = 0;
        for (KpiRow row : rows.get(hour)) {
            if (row.getQueue().equals("sales")) {
                inTarget += row.getAnsweredInTarget();
                base +=
                        hour < CHANGED
                                ? row.getAnsweredInTarget() + row.getPassed()
                                : row.getAnswered();
            }
        }
        return Sums.proportion(inTarget, base);
    }

    @Test
    void savepointsAroundItAndCorrectionsAfterItChangeNothingOfIt() throws Exception {
        TargetsHistory before = TargetsHistory.of(Targets.defaults());
        before.add(version(FORMULA));
        try (DriftChain known = new DriftChain(before, DriftSettings.DEFAULT);
                DriftChain told = chain()) {
            hours(known, 0, HOURS - 20);
            correct(known, CHANGED - 2);
            correct(known, CHANGED + 2);
            hours(known, HOURS - 20, HOURS);

            hours(told, 0, CHANGED - 30);
            told.publish(version(FORMULA));
            told.publish(version(FORMULA));
            told.restart(2);
            hours(told, CHANGED - 30, CHANGED);
            told.restart(3);
            hours(told, CHANGED, HOURS - 20);
            correct(told, CHANGED - 2);
            told.restart(1);
            correct(told, CHANGED + 2);
            hours(told, HOURS - 20, HOURS);

            assertThat(told.charts()).isEqualTo(known.charts());
            assertThat(told.classic()).isEqualTo(known.classic());
            assertThat(told.alerts()).isEqualTo(known.alerts());
            assertThat(series(told, "sales", "service_level").values())
                    .extracting(ControlChart::getPhase)
                    .containsOnly(1, 2);
        }
    }

    @Test
    void aVersionThatIsHeardOfLateBeginsItsPhaseOnceItIsHeardOf() throws Exception {
        try (DriftChain chain = chain()) {
            hours(chain, YOUNG, CHANGED + 5);
            chain.publish(version(FORMULA));
            hours(chain, CHANGED + 5, CHANGED + 10);
            correct(chain, CHANGED + 2);
            hours(chain, CHANGED + 10, HOURS);

            Map<Instant, ControlChart> level = series(chain, "sales", "service_level");
            for (int hour = YOUNG; hour < HOURS; hour++) {
                assertThat(level.get(QueueWeeks.hour(hour)).getPhase())
                        .isEqualTo(hour < CHANGED + 5 ? 1 : 2);
            }
        }
    }

    @Test
    void anotherCalendarBeginsAPhaseOfEverySeriesOfTheQueue() throws Exception {
        try (DriftChain chain = chain()) {
            hours(chain, YOUNG, CHANGED - 1);
            chain.publish(version(CALENDAR.formatted("", 0)));
            hours(chain, CHANGED - 1, CHANGED + 3);
            correct(chain, CHANGED - 20);
            hours(chain, CHANGED + 3, HOURS);

            for (String metric : List.of("offered", "service_level", "handle_time")) {
                series(chain, "sales", metric).values().forEach(DriftVersionsTest::assertPhase);
                series(chain, "*", metric).values().forEach(DriftVersionsTest::assertPhase);
            }
            Instant day = QueueWeeks.hour(CHANGED - CHANGED % 24);
            assertThat(series(chain, "sales", "offered_day").get(day).getPhase()).isEqualTo(2);
            assertThat(series(chain, "support", "offered").values())
                    .extracting(ControlChart::getPhase)
                    .containsOnly(1);
        }
    }

    /** The default formula leaves short abandons out, so that the service level changes, too. */
    @Test
    void anotherShortAbandonBeginsAPhaseOfWhatItIsTakenFrom() throws Exception {
        assertThat(
                        phasesAfter(
                                "queues: [{channel: voice, queue: sales, target: 30s,"
                                        + " shortAbandon: 10s}]"))
                .containsExactly("abandonment", "service_level");
    }

    @Test
    void anotherTargetOfASegmentBeginsAPhaseOfTheServiceLevel() throws Exception {
        assertThat(
                        phasesAfter(
                                "queues: [{channel: voice, queue: sales, target: 30s,"
                                        + " when: [{segment: gold, target: 10s}]}]"))
                .containsExactly("service_level");
    }

    @Test
    void anotherHolidayOrPriceBeginsNoPhase() throws Exception {
        String holidays = "holidays: [12-25, 12-26], ";
        assertThat(phasesAfter(CALENDAR.formatted("", 1), CALENDAR.formatted(holidays, 2)))
                .isEmpty();
    }

    private Set<String> phasesAfter(String text) throws Exception {
        return phasesAfter("unlisted: count", text);
    }

    /** Metrics of sales and of its channel whose phase changes with a version. */
    private Set<String> phasesAfter(String before, String text) throws Exception {
        Map<String, Set<String>> phases = new TreeMap<>();
        Targets start = Targets.parse(before, "before", ZoneId.of("UTC"));
        try (DriftChain chain = new DriftChain(TargetsHistory.of(start), DriftSettings.DEFAULT)) {
            chain.publish(version(text));
            hours(chain, CHANGED - 40, CHANGED + 3);
            for (ControlChart point : chain.charts().values()) {
                if (point.getPhase() > 1) {
                    phases.computeIfAbsent(point.getQueue(), queue -> new TreeSet<>())
                            .add(point.getMetric());
                }
            }
        }
        assertThat(phases.get("*")).isEqualTo(phases.get("sales"));
        return phases.getOrDefault("sales", Set.of());
    }

    private static Map<Instant, ControlChart> series(DriftChain chain, String queue, String metric)
            throws Exception {
        Map<Instant, ControlChart> series = new TreeMap<>();
        for (ControlChart point : chain.charts().values()) {
            if (point.getQueue().equals(queue) && point.getMetric().equals(metric)) {
                assertThat(series.put(point.getStart(), point)).isNull();
            }
        }
        return series;
    }
}
