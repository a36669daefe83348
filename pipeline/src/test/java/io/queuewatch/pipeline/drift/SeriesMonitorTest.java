package io.queuewatch.pipeline.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.queuewatch.pipeline.drift.SignalChange.News;
import io.queuewatch.pipeline.sla.BusinessCalendar;
import io.queuewatch.pipeline.sla.Hours;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesMonitorTest {

    private static final long HOUR = 3_600_000;
    private static final int WEEK = 168;
    private static final long MONDAY = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
    private static final DriftSettings SETTINGS = DriftSettings.DEFAULT;
    private static final LocalClock CLOCK = new LocalClock(ZoneOffset.UTC, null);

    private SeriesState state;
    private SeriesMonitor monitor;
    private final Map<Long, ChartPoint> chart = new TreeMap<>();
    private final List<SignalChange> news = new ArrayList<>();

    @Test
    void learnsForEightWeeksIsOnTrialForEightMoreThenActive() {
        start(Metric.SERVICE_LEVEL, CLOCK);
        RandomSeries series = new RandomSeries(Kind.PROPORTION, 1);
        play(series, 0, 8 * WEEK, 0);
        assertThat(monitor.status()).isEqualTo(Status.LEARNING);
        assertThat(chart.values()).noneMatch(ChartPoint::scored);
        play(series, 8 * WEEK, 8 * WEEK + 1, 0);
        assertThat(monitor.status()).isEqualTo(Status.TRIAL);
        assertThat(monitor.baseline().version()).isEqualTo(1);
        play(series, 8 * WEEK + 1, 16 * WEEK, 0);
        assertThat(monitor.status()).isEqualTo(Status.TRIAL);
        play(series, 16 * WEEK, 16 * WEEK + 1, 0);
        assertThat(monitor.status()).isEqualTo(Status.ACTIVE);
        assertThat(monitor.baseline().version()).isEqualTo(9);
        assertThat(news).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Metric.class,
            names = {"OFFERED", "SERVICE_LEVEL", "HANDLE_TIME"})
    void residualsAreNormalWhileNothingChanges(Metric metric) {
        start(metric, CLOCK);
        play(new RandomSeries(metric.kind(), 7), 0, 24 * WEEK, 0);
        double[] w =
                chart.values().stream()
                        .filter(ChartPoint::scored)
                        .mapToDouble(ChartPoint::whitened)
                        .toArray();
        double sum = 0;
        double squares = 0;
        for (double value : w) {
            sum += value;
            squares += value * value;
        }
        assertThat(w.length).isGreaterThan(9 * WEEK);
        assertThat(sum / w.length).isCloseTo(0, within(0.1));
        assertThat(squares / w.length).isCloseTo(1, within(0.12));
    }

    @ParameterizedTest
    @EnumSource(
            value = Metric.class,
            names = {"SERVICE_LEVEL", "HANDLE_TIME"})
    void findsADriftAndWhenItBegan(Metric metric) {
        start(metric, CLOCK);
        RandomSeries series = new RandomSeries(metric.kind(), 2);
        play(series, 0, 17 * WEEK + 9, 0);
        play(series, 17 * WEEK + 9, 18 * WEEK + 9, -0.5);
        assertThat(news).hasSize(1);
        Signal signal = monitor.standing().get(0);
        assertThat(signal.detector()).isEqualTo(Detector.CUSUM);
        assertThat(signal.up()).isFalse();
        assertThat(signal.changedAt())
                .isBetween(MONDAY + (17 * WEEK - 15) * HOUR, MONDAY + (17 * WEEK + 15) * HOUR);
        assertThat(signal.raisedAt()).isLessThan(MONDAY + (18 * WEEK) * HOUR);
        assertThat(signal.size(metric.kind())).isLessThan(-0.05);
        assertThat(monitor.standing()).hasSize(1);

        play(series, 18 * WEEK + 9, 19 * WEEK + 9, 0);
        assertThat(news).extracting(SignalChange::news).containsExactly(News.RAISED, News.CLEARED);
        assertThat(monitor.standing()).isEmpty();
    }

    @Test
    void aChangeOfNoPracticalSizeIsNoSignal() {
        start(Metric.HANDLE_TIME, CLOCK);
        Random random = new Random(3);
        for (int t = 0; t < 20 * WEEK; t++) {
            // So many calls that a change of 3 % is far beyond chance; 5 % are worth an alert.
            double ln = 5 + (t < 17 * WEEK ? 0 : 0.03) + 0.005 * random.nextGaussian();
            take(t, new Sums(1000, 1000 * ln, 1000 * (ln * ln + 0.1)));
        }
        assertThat(chart.get(MONDAY + (20 * WEEK - 1) * HOUR).cusumUp()).isGreaterThan(8.5);
        assertThat(news).isEmpty();
    }

    @Test
    void aSpikeIsASignalUntilTwoIntervalsAreCalm() {
        start(Metric.SERVICE_LEVEL, CLOCK);
        play(new RandomSeries(Kind.PROPORTION, 4), 0, 17 * WEEK, 0);
        int t = 17 * WEEK;
        take(t, Sums.proportion(2, 40));
        assertThat(news).hasSize(1);
        assertThat(monitor.standing().get(0).detector()).isEqualTo(Detector.SPIKE);
        take(t + 1, Sums.proportion(30, 38));
        assertThat(monitor.standing()).hasSize(1);
        take(t + 2, Sums.proportion(31, 38));
        assertThat(news).extracting(SignalChange::news).containsExactly(News.RAISED, News.CLEARED);
    }

    @Test
    void signalsOfATrialSayThatTheyAre() {
        start(Metric.SERVICE_LEVEL, CLOCK);
        RandomSeries series = new RandomSeries(Kind.PROPORTION, 5);
        play(series, 0, 10 * WEEK, 0);
        play(series, 10 * WEEK, 11 * WEEK, -1);
        assertThat(news).isNotEmpty().allMatch(change -> change.signal().trial());
    }

    /** What was said first does not matter, nor in which order it was put right. */
    @ParameterizedTest
    @EnumSource(
            value = Metric.class,
            names = {"OFFERED", "SERVICE_LEVEL", "HANDLE_TIME"})
    void correctionsInAnyOrderGiveTheChartOfHavingBeenRightAtOnce(Metric metric)
            throws IOException {
        List<Sums> right = new ArrayList<>();
        RandomSeries series = new RandomSeries(metric.kind(), 6);
        for (int t = 0; t < 18 * WEEK; t++) {
            right.add(series.next(t % WEEK, t > 17 * WEEK + 60 ? -0.6 : 0));
        }
        start(metric, CLOCK);
        for (int t = 0; t < right.size(); t++) {
            take(t, right.get(t));
        }
        Map<Long, ChartPoint> rightChart = new TreeMap<>(chart);
        List<Signal> rightSignals = monitor.standing();
        assertThat(rightSignals).isNotEmpty();

        Random random = new Random(8);
        RandomSeries wrong = new RandomSeries(metric.kind(), 9);
        start(metric, CLOCK);
        List<Integer> owed = new ArrayList<>();
        for (int t = 0; t < right.size(); t++) {
            int dice = random.nextInt(10);
            if (dice == 0 && t % WEEK != 0) {
                owed.add(t);
            } else if (dice < 4) {
                take(t, wrong.next(t % WEEK, dice - 2));
                owed.add(t);
            } else {
                take(t, right.get(t));
            }
            while (!owed.isEmpty()
                    && (t - oldest(owed) > 150 || random.nextInt(4) == 0 || t == 18 * WEEK - 1)) {
                int pay =
                        t - oldest(owed) > 150
                                ? oldest(owed)
                                : owed.get(random.nextInt(owed.size()));
                owed.remove((Integer) pay);
                take(pay, right.get(pay));
            }
            if (t % 1000 == 999) {
                restore();
            }
        }
        assertThat(chart.keySet()).isEqualTo(rightChart.keySet());
        rightChart.forEach(
                (at, point) ->
                        assertThat(close(chart.get(at), point))
                                .as("%s and %s", chart.get(at), point)
                                .isTrue());
        assertThat(monitor.standing())
                .extracting(Signal::detector, Signal::up, Signal::raisedAt, Signal::changedAt)
                .containsExactlyInAnyOrderElementsOf(
                        rightSignals.stream()
                                .map(
                                        signal ->
                                                org.assertj.core.groups.Tuple.tuple(
                                                        signal.detector(),
                                                        signal.up(),
                                                        signal.raisedAt(),
                                                        signal.changedAt()))
                                .toList());
    }

    private static int oldest(List<Integer> owed) {
        return owed.stream().min(Integer::compare).orElseThrow();
    }

    /** Sums of sums that came in another order differ in their last digits. */
    private static boolean close(ChartPoint one, ChartPoint other) {
        return one.status() == other.status()
                && one.baseline() == other.baseline()
                && one.phase() == other.phase()
                && one.standing().equals(other.standing())
                && one.begins().equals(other.begins())
                && close(one.value(), other.value())
                && close(one.expected(), other.expected())
                && close(one.z(), other.z())
                && close(one.whitened(), other.whitened())
                && close(one.cusumUp(), other.cusumUp())
                && close(one.cusumDown(), other.cusumDown())
                && close(one.ewma(), other.ewma());
    }

    private static boolean close(double one, double other) {
        return Double.isNaN(one)
                ? Double.isNaN(other)
                : Math.abs(one - other) <= 1e-6 * Math.max(1, Math.abs(other));
    }

    @Test
    void anHourThatIsSeldomSeenSpoilsNoBaseline() {
        start(Metric.HANDLE_TIME, CLOCK);
        RandomSeries series = new RandomSeries(Kind.MEAN, 18);
        for (int t = 0; t < 10 * WEEK; t++) {
            Sums sums = series.next(t % WEEK, 0);
            // Every night but one in eight weeks has no calls.
            take(t, t % 24 < 5 && t / 24 != 17 ? Sums.NONE : sums);
        }
        assertThat(monitor.baseline().spread()).isCloseTo(0.04, within(0.015));
        assertThat(monitor.baseline().laney()).isBetween(1.2, 2.5);
        assertThat(chart.get(MONDAY + (9 * WEEK + 3) * HOUR).scored()).isFalse();
    }

    @Test
    void whatACorrectionUndoesIsWithdrawn() {
        start(Metric.SERVICE_LEVEL, CLOCK);
        RandomSeries series = new RandomSeries(Kind.PROPORTION, 10);
        play(series, 0, 17 * WEEK, 0);
        int t = 17 * WEEK;
        take(t, Sums.proportion(2, 40));
        take(t + 1, Sums.proportion(31, 39));
        take(t, Sums.proportion(32, 40));
        assertThat(news)
                .extracting(SignalChange::news)
                .containsExactly(News.RAISED, News.WITHDRAWN);
        assertThat(monitor.standing()).isEmpty();
        assertThat(chart.get(MONDAY + t * HOUR).standing()).isEmpty();
    }

    @Test
    void whatACorrectionBringsIsRaisedOnlyIfItStands() {
        start(Metric.SERVICE_LEVEL, CLOCK);
        RandomSeries series = new RandomSeries(Kind.PROPORTION, 11);
        play(series, 0, 17 * WEEK, 0);
        int t = 17 * WEEK;
        for (int i = 0; i < 4; i++) {
            take(t + i, Sums.proportion(31, 39));
        }
        // Two calm intervals have followed: it was over before it was known.
        take(t, Sums.proportion(2, 40));
        assertThat(news).isEmpty();
        assertThat(chart.get(MONDAY + t * HOUR).standing()).containsExactly(ChartEvent.SPIKE);
        assertThat(chart.get(MONDAY + t * HOUR).begins()).containsExactly(ChartEvent.SPIKE);
        assertThat(chart.get(MONDAY + (t + 1) * HOUR).begins()).isEmpty();
        take(t + 3, Sums.proportion(2, 40));
        assertThat(news).extracting(SignalChange::news).containsExactly(News.RAISED);
        take(t + 3, Sums.proportion(3, 40));
        assertThat(news).hasSize(1);
    }

    @Test
    void beforeTheLast168NothingIsChanged() {
        start(Metric.SERVICE_LEVEL, CLOCK);
        play(new RandomSeries(Kind.PROPORTION, 12), 0, 17 * WEEK, 0);
        assertThat(monitor.take(MONDAY, Sums.proportion(0, 40))).isEqualTo(Scores.NOTHING);
        assertThat(monitor.take(MONDAY + 16 * WEEK * HOUR, Sums.proportion(0, 40)).points())
                .hasSize(WEEK);
    }

    @Test
    void closedHoursAreNotScored() {
        start(
                Metric.SERVICE_LEVEL,
                new LocalClock(
                        ZoneOffset.UTC,
                        new BusinessCalendar(
                                ZoneOffset.UTC,
                                Map.of(DayOfWeek.MONDAY, List.of(Hours.valueOf("08:00-18:00"))),
                                List.of())));
        play(new RandomSeries(Kind.PROPORTION, 13), 0, 20 * WEEK, 0);
        assertThat(monitor.status()).isEqualTo(Status.ACTIVE);
        for (int hour = 0; hour < WEEK; hour++) {
            assertThat(chart.get(MONDAY + (19L * WEEK + hour) * HOUR).scored())
                    .as("hour %d", hour)
                    .isEqualTo(hour >= 8 && hour < 18);
        }
    }

    @Test
    void theHourThatAutumnRepeatsIsScoredTwice() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        start(Metric.OFFERED, new LocalClock(berlin, null));
        long first = Instant.parse("2026-06-28T22:00:00Z").toEpochMilli();
        RandomSeries series = new RandomSeries(Kind.COUNT, 14);
        long repeated = Instant.parse("2026-10-25T00:00:00Z").toEpochMilli();
        for (long at = first; at <= repeated + 3 * HOUR; at += HOUR) {
            for (ChartPoint point : monitor.take(at, series.next(0, 0)).points()) {
                chart.put(point.start(), point);
            }
        }
        assertThat(chart.get(repeated).scored()).isTrue();
        assertThat(chart.get(repeated + HOUR).scored()).isTrue();
        assertThat(chart.get(repeated + 2 * HOUR).scored()).isTrue();
    }

    @Test
    void fewContactsAreCarriedIntoTheNextHourUntilTheDayEnds() {
        start(Metric.SERVICE_LEVEL, CLOCK);
        for (int t = 0; t < 9 * WEEK; t++) {
            // 8 of 10 is 2 misses an hour: three hours make 5.
            take(t, Sums.proportion(8, 10));
        }
        long monday = MONDAY + 8 * WEEK * HOUR;
        for (int hour = 0; hour < 24; hour++) {
            assertThat(chart.get(monday + hour * HOUR).scored()).isEqualTo(hour % 3 == 2);
        }
        for (int hour = 0; hour < 22; hour++) {
            take(9 * WEEK + hour, Sums.proportion(8, 10));
        }
        take(9 * WEEK + 22, Sums.NONE);
        take(9 * WEEK + 23, Sums.NONE);
        // One hour is left over at the end of the day, and scored.
        assertThat(chart.get(MONDAY + (9 * WEEK + 23) * HOUR).scored()).isTrue();
        assertThat(chart.get(MONDAY + (9 * WEEK + 23) * HOUR).n()).isEqualTo(10);
    }

    @Test
    void aConfirmedChangeIsANewPhaseWithALevelOfItsOwn() {
        start(Metric.SERVICE_LEVEL, CLOCK);
        RandomSeries series = new RandomSeries(Kind.PROPORTION, 21);
        play(series, 0, 17 * WEEK, 0);
        double before = monitor.baseline().level();
        play(series, 17 * WEEK, 18 * WEEK, -0.8);
        long changedAt = monitor.standing().get(0).changedAt();
        List<SignalChange> over = monitor.confirm(changedAt).news();
        assertThat(over).extracting(SignalChange::news).contains(News.CLEARED);
        assertThat(monitor.phase()).isEqualTo(2);
        assertThat(monitor.baseline().level()).isCloseTo(before - 0.8, within(0.1));
        news.clear();
        play(series, 18 * WEEK, 19 * WEEK, -0.8);
        assertThat(news).isEmpty();
        play(series, 19 * WEEK, 32 * WEEK, -0.8);
        assertThat(monitor.baseline().level()).isCloseTo(before - 0.8, within(0.1));
    }

    /** Whether the beginning is among the intervals that may be corrected, or weeks before them. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void aConfirmedChangeIsDrawnAnewFromItsBeginning(int weeksAgo) throws IOException {
        start(Metric.SERVICE_LEVEL, CLOCK);
        RandomSeries series = new RandomSeries(Kind.PROPORTION, 21);
        int end = (17 + weeksAgo) * WEEK - 30;
        play(series, 0, 17 * WEEK, 0);
        play(series, 17 * WEEK, end, -0.8);
        Map<Long, ChartPoint> old = new TreeMap<>(chart);
        long changedAt = monitor.standing().get(0).changedAt();
        Scores drawn = monitor.confirm(changedAt);

        assertThat(drawn.news())
                .extracting(SignalChange::news)
                .containsOnly(News.CLEARED)
                .hasSize(1);
        assertThat(drawn.points())
                .extracting(ChartPoint::start)
                .containsExactlyElementsOf(
                        old.keySet().stream().filter(at -> at >= changedAt).toList());
        assertThat(drawn.superseded())
                .containsExactlyElementsOf(
                        drawn.points().stream()
                                .map(point -> new Scores.Superseded(point.start(), 1))
                                .toList());
        assertThat(drawn.points().get(0).begins()).containsExactly(ChartEvent.PHASE);
        double level = monitor.baseline().level();
        int scored = 0;
        double sum = 0;
        for (ChartPoint point : drawn.points()) {
            int cell = (int) (point.start() / HOUR + 3 * 24) % WEEK;
            assertThat(point.phase()).isEqualTo(2);
            assertThat(point.standing()).isEmpty();
            if (point.scored() && point.n() == old.get(point.start()).n()) {
                assertThat(point.value()).isEqualTo(old.get(point.start()).value());
                assertThat(point.expected())
                        .isCloseTo(
                                Kind.PROPORTION.unlink(level + monitor.baseline().shape().at(cell)),
                                within(0.03));
                assertThat(point.upper()).isLessThan(old.get(point.start()).upper());
                scored++;
                sum += point.z();
            }
        }
        assertThat(scored).isGreaterThan(weeksAgo * 70);
        assertThat(sum / scored).isCloseTo(0, within(0.25));

        news.clear();
        restore();
        play(series, end, end + WEEK, -0.8);
        assertThat(news).isEmpty();
    }

    @Test
    void correctionsOnBothSidesOfAConfirmedChangeAreTakenAndTellNothing() throws IOException {
        start(Metric.SERVICE_LEVEL, CLOCK);
        RandomSeries series = new RandomSeries(Kind.PROPORTION, 22);
        int change = 17 * WEEK + 60;
        int end = 18 * WEEK;
        List<Sums> right = new ArrayList<>();
        for (int t = 0; t < end; t++) {
            right.add(series.next(t % WEEK, t < change ? 0 : -0.8));
        }
        for (int t = 0; t < end; t++) {
            boolean wrong = t >= 17 * WEEK && t % 7 == 0;
            take(t, wrong ? Sums.proportion(1, 2) : right.get(t));
        }
        show(monitor.confirm(MONDAY + change * HOUR));
        news.clear();
        for (int t = end - 1; t >= 17 * WEEK; t--) {
            if (t % 7 == 0) {
                take(t, right.get(t));
                restore();
            }
        }

        assertThat(news).isEmpty();
        assertThat(monitor.standing()).isEmpty();
        for (int t = 17 * WEEK; t < end; t++) {
            ChartPoint point = chart.get(MONDAY + t * HOUR);
            assertThat(point.phase()).as("%d", t).isEqualTo(t < change ? 1 : 2);
            assertThat(point.value()).isGreaterThan(point.scored() ? 0.3 : 0);
        }
        for (int t = change; t < end; t++) {
            assertThat(chart.get(MONDAY + t * HOUR).standing()).isEmpty();
        }
    }

    @Test
    void anEarlierBeginningTakesTheLaterPhaseOver() {
        start(Metric.SERVICE_LEVEL, CLOCK);
        RandomSeries series = new RandomSeries(Kind.PROPORTION, 23);
        play(series, 0, 17 * WEEK, 0);
        play(series, 17 * WEEK, 17 * WEEK + 100, -0.8);
        long later = MONDAY + (17 * WEEK + 50) * HOUR;
        long earlier = MONDAY + 17 * WEEK * HOUR;
        show(monitor.confirm(later));
        Scores drawn = monitor.confirm(earlier);

        assertThat(drawn.points()).hasSize(100).allMatch(point -> point.phase() == 3);
        assertThat(drawn.superseded())
                .hasSize(100)
                .allSatisfy(old -> assertThat(old.phase()).isEqualTo(old.start() < later ? 1 : 2));
        assertThat(drawn.points())
                .filteredOn(point -> point.begins().contains(ChartEvent.PHASE))
                .extracting(ChartPoint::start)
                .containsExactly(earlier);
    }

    @Test
    void whatWasExcludedIsShownAndHoldsTheDetectors() throws IOException {
        start(Metric.SERVICE_LEVEL, CLOCK);
        RandomSeries series = new RandomSeries(Kind.PROPORTION, 24);
        play(series, 0, 17 * WEEK, 0);
        play(series, 17 * WEEK, 17 * WEEK + 40, -1);
        long from = MONDAY + 17 * WEEK * HOUR;
        long to = from + 59 * HOUR;
        show(monitor.exclude(from, to));
        assertThat(monitor.standing()).isEmpty();
        news.clear();
        restore();
        play(series, 17 * WEEK + 40, 17 * WEEK + 60, -1);
        play(series, 17 * WEEK + 60, 18 * WEEK, 0);
        assertThat(news).isEmpty();
        for (int t = 17 * WEEK; t < 18 * WEEK; t++) {
            ChartPoint point = chart.get(MONDAY + t * HOUR);
            boolean excluded = point.start() <= to;
            assertThat(point.standing().contains(ChartEvent.EXCLUDED)).isEqualTo(excluded);
            assertThat(point.scored() && excluded).isFalse();
            assertThat(point.phase()).isEqualTo(1);
        }
        assertThat(chart.get(from).begins()).containsExactly(ChartEvent.EXCLUDED);
    }

    @Test
    void whatGoesOnAfterAnExcludedSpanIsFound() {
        start(Metric.SERVICE_LEVEL, CLOCK);
        RandomSeries series = new RandomSeries(Kind.PROPORTION, 25);
        play(series, 0, 17 * WEEK, 0);
        play(series, 17 * WEEK, 18 * WEEK, -1);
        Scores drawn = monitor.exclude(MONDAY + 17 * WEEK * HOUR, MONDAY + (17 * WEEK + 20) * HOUR);
        assertThat(drawn.news())
                .extracting(SignalChange::news)
                .containsExactly(News.CLEARED, News.RAISED);
        assertThat(monitor.standing())
                .allSatisfy(
                        signal ->
                                assertThat(signal.changedAt())
                                        .isGreaterThan(MONDAY + (17 * WEEK + 20) * HOUR));
    }

    @Test
    void whatWasExcludedIsNotLearned() {
        start(Metric.SERVICE_LEVEL, CLOCK);
        RandomSeries series = new RandomSeries(Kind.PROPORTION, 16);
        play(series, 0, 17 * WEEK, 0);
        double before = monitor.baseline().level();
        play(series, 17 * WEEK, 18 * WEEK, -0.8);
        monitor.exclude(MONDAY + 17 * WEEK * HOUR, MONDAY + (18 * WEEK - 1) * HOUR);
        assertThat(monitor.standing()).isEmpty();
        news.clear();
        play(series, 18 * WEEK, 20 * WEEK, 0);
        assertThat(monitor.baseline().level()).isCloseTo(before, within(0.05));
        assertThat(news).isEmpty();
        assertThat(monitor.phase()).isEqualTo(1);
    }

    @Test
    void anotherTargetIsLearnedFromAHundredIntervals() {
        start(Metric.SERVICE_LEVEL, CLOCK);
        RandomSeries series = new RandomSeries(Kind.PROPORTION, 17);
        play(series, 0, 17 * WEEK, 0);
        double before = monitor.baseline().level();
        monitor.restart();
        play(series, 17 * WEEK, 17 * WEEK + 99, 1);
        assertThat(monitor.status()).isEqualTo(Status.LEARNING);
        play(series, 17 * WEEK + 99, 17 * WEEK + 100, 1);
        assertThat(monitor.status()).isEqualTo(Status.ACTIVE);
        assertThat(monitor.phase()).isEqualTo(2);
        assertThat(monitor.baseline().level()).isCloseTo(before + 1, within(0.15));
        assertThat(news).isEmpty();
        assertThat(chart.values())
                .filteredOn(point -> point.begins().contains(ChartEvent.PHASE))
                .extracting(ChartPoint::start)
                .containsExactly(MONDAY + 17 * WEEK * HOUR);
    }

    @Test
    void aStateOfAnUnknownVersionIsRefused() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () ->
                                SeriesState.read(
                                        new DataInputStream(
                                                new ByteArrayInputStream(new byte[] {9})),
                                        SETTINGS))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 9")
                .hasMessageContaining("reads 1 to 2");
    }

    /** One contact in a thousand is transferred: less than one a day. */
    @Test
    void rareEventsAreScoredByTheGapsBetweenThem() throws IOException {
        start(Metric.TRANSFER_RATE, CLOCK);
        Random random = new Random(31);
        playRare(random, 0, 17 * WEEK, 0.001);
        assertThat(monitor.baseline().rare()).isTrue();
        assertThat(monitor.baseline().daily()).isBetween(0.3, 0.7);
        assertThat(news).isEmpty();
        for (Map.Entry<Long, ChartPoint> entry : chart.entrySet()) {
            if (entry.getKey() > MONDAY + 9 * WEEK * HOUR) {
                ChartPoint point = entry.getValue();
                assertThat(point.scored()).isEqualTo(point.value() > 0 && events(entry.getKey()));
            }
        }
        restore();
        // Six times as many: a gap of 50 hours becomes one of 8.
        playRare(random, 17 * WEEK, 18 * WEEK + 80, 0.006);
        assertThat(news).extracting(SignalChange::news).containsExactly(News.RAISED);
        Signal signal = monitor.standing().get(0);
        assertThat(signal.up()).isTrue();
        assertThat(signal.changedAt())
                .isBetween(MONDAY + (17 * WEEK - 100) * HOUR, MONDAY + (17 * WEEK + 80) * HOUR);
    }

    private boolean events(long at) {
        return state.history.at(CLOCK.slot(at, Period.HOUR)).x() > 0;
    }

    private void playRare(Random random, int from, int until, double chance) {
        for (int t = from; t < until; t++) {
            long hits = 0;
            for (int contact = 0; contact < 20; contact++) {
                hits += random.nextDouble() < chance ? 1 : 0;
            }
            take(t, Sums.proportion(hits, 20));
        }
    }

    /** A contact every other day; then none comes any more. */
    @Test
    void aGapThatIsStillOpenIsFoundToBeTooLong() {
        start(Metric.OFFERED, CLOCK);
        Random random = new Random(32);
        for (int t = 0; t < 24 * WEEK; t++) {
            take(t, Sums.count(t < 17 * WEEK && random.nextInt(48) == 0 ? 1 : 0));
        }
        assertThat(monitor.baseline().rare()).isTrue();
        assertThat(news).extracting(SignalChange::news).containsExactly(News.RAISED);
        Signal signal = monitor.standing().get(0);
        assertThat(signal.detector()).isEqualTo(Detector.SPIKE);
        assertThat(signal.up()).isFalse();
        // exp(-12.6) is what is beyond 4.5 on one side: 12.6 contacts at two days each.
        assertThat(signal.raisedAt() - MONDAY - 17 * WEEK * HOUR)
                .isBetween(18 * 24 * HOUR, 24 * WEEK * HOUR);
    }

    private void start(Metric metric, LocalClock clock) {
        chart.clear();
        news.clear();
        state = new SeriesState(metric, SETTINGS);
        monitor = new SeriesMonitor(state, SETTINGS, clock);
    }

    private void restore() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.write(new DataOutputStream(bytes));
        state =
                SeriesState.read(
                        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())),
                        SETTINGS);
        monitor = new SeriesMonitor(state, SETTINGS, CLOCK);
    }

    private void play(RandomSeries series, int from, int until, double shift) {
        for (int t = from; t < until; t++) {
            take(t, series.next(t % WEEK, shift));
        }
    }

    private void take(int t, Sums sums) {
        show(monitor.take(MONDAY + t * HOUR, sums));
    }

    private void show(Scores scores) {
        for (ChartPoint point : scores.points()) {
            chart.put(point.start(), point);
        }
        news.addAll(scores.news());
    }
}
