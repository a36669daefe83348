package io.queuewatch.pipeline.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.queuewatch.pipeline.drift.chart.Baseline;
import io.queuewatch.pipeline.drift.chart.ChartPoint;
import io.queuewatch.pipeline.drift.chart.Side;
import io.queuewatch.pipeline.sla.BusinessCalendar;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ClassicChartsTest {

    private static final long HOUR = 3_600_000;
    private static final int WEEK = 168;
    private static final long MONDAY = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
    private static final LocalClock CLOCK = new LocalClock(ZoneOffset.UTC, null);
    private static final DriftSettings SETTINGS = DriftSettings.DEFAULT;

    private final ClassicCharts charts = new ClassicCharts();
    private SeriesState state;

    /**
     * The sums of an interval are all that a textbook chart needs: the published limits come out.
     */
    @Test
    void orangeJuiceIsAPChart() {
        double size = KnownAnswers.number("orange-juice.size");
        List<ClassicSample> samples =
                Arrays.stream(KnownAnswers.numbers("orange-juice.counts"))
                        .mapToObj(count -> sample(new Sums(size, count, 0), 1, Double.NaN))
                        .toList();
        List<ChartPoint> points = points(ClassicKind.P, samples);
        assertThat(points.get(0).centre())
                .isCloseTo(KnownAnswers.number("orange-juice.centre"), within(1e-10));
        assertThat(points.get(0).lower()).isCloseTo(0.0524275480719282, within(1e-10));
        assertThat(points.get(0).upper()).isCloseTo(0.410239118594738, within(1e-10));
        assertThat(beyond(points)).isEqualTo(KnownAnswers.list("orange-juice.beyond"));
    }

    @Test
    void accidentsAreAPPrimeChart() {
        double[] sizes = KnownAnswers.numbers("accidents.sizes");
        double[] counts = KnownAnswers.numbers("accidents.counts");
        List<ClassicSample> samples = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            samples.add(sample(new Sums(sizes[i], counts[i], 0), 1, Double.NaN));
        }
        assertThat(ClassicKind.P_PRIME.fit(samples, Baseline.all())[1])
                .isCloseTo(KnownAnswers.number("accidents.sigma-z"), within(1e-9));
        assertThat(beyond(points(ClassicKind.P_PRIME, samples))).isEmpty();
        assertThat(beyond(points(ClassicKind.P, samples)))
                .isEqualTo(KnownAnswers.list("accidents.p.signals"));
    }

    @Test
    void clothIsAUChart() {
        double[] sizes = KnownAnswers.numbers("cloth.sizes");
        double[] counts = KnownAnswers.numbers("cloth.counts");
        double[] upper = KnownAnswers.numbers("cloth.upper");
        List<ClassicSample> samples = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            samples.add(sample(new Sums(1, counts[i], 0), sizes[i], Double.NaN));
        }
        List<ChartPoint> points = points(ClassicKind.U, samples);
        for (int i = 0; i < sizes.length; i++) {
            assertThat(points.get(i).upper()).isCloseTo(upper[i], within(1e-10));
        }
        assertThat(points(ClassicKind.U_PRIME, samples).get(0).centre())
                .isEqualTo(points.get(0).centre());
    }

    @Test
    void circuitsAreACChart() {
        List<ClassicSample> samples =
                Arrays.stream(KnownAnswers.numbers("circuits.counts"))
                        .mapToObj(count -> sample(new Sums(1, count, 0), 1, Double.NaN))
                        .toList();
        List<ChartPoint> points = points(ClassicKind.C, samples);
        assertThat(points.get(0).upper())
                .isCloseTo(KnownAnswers.number("circuits.upper"), within(1e-10));
        assertThat(beyond(points)).isEqualTo(KnownAnswers.list("circuits.beyond"));
    }

    @Test
    void nistsValuesAreIndividualsAndMovingRanges() {
        List<ClassicSample> samples = new ArrayList<>();
        double previous = Double.NaN;
        for (double value : KnownAnswers.numbers("nist-individuals.values")) {
            samples.add(sample(new Sums(1, value, 0), 1, previous));
            previous = value;
        }
        ChartPoint point = points(ClassicKind.I, samples).get(0);
        assertThat(point.lower())
                .isCloseTo(KnownAnswers.number("nist-individuals.lower"), within(1e-9));
        assertThat(point.upper())
                .isCloseTo(KnownAnswers.number("nist-individuals.upper"), within(1e-9));
        List<ChartPoint> ranges = points(ClassicKind.MR, samples);
        assertThat(ranges.get(0).value()).isNaN();
        assertThat(ranges.get(1).value()).isCloseTo(2, within(1e-9));
        assertThat(ranges.get(1).centre())
                .isCloseTo(KnownAnswers.number("nist-individuals.moving-range"), within(1e-9));
    }

    @Test
    void pistonRingsAreXbarAndS() {
        double[] all = KnownAnswers.numbers("rings.values");
        List<ClassicSample> samples = new ArrayList<>();
        for (int first = 0; first < all.length; first += 5) {
            double[] five = Arrays.copyOfRange(all, first, first + 5);
            double squares = Arrays.stream(five).map(value -> value * value).sum();
            samples.add(sample(new Sums(5, Arrays.stream(five).sum(), squares), 1, Double.NaN));
        }
        Baseline trial = Baseline.first(25);
        ChartPoint mean =
                ClassicKind.XBAR.point(ClassicKind.XBAR.fit(samples, trial), samples.get(0));
        // Squares of 74 with deviations of 0.01 keep 8 digits of these.
        assertThat(mean.lower()).isCloseTo(KnownAnswers.number("rings.xbar.lower"), within(1e-6));
        assertThat(mean.upper()).isCloseTo(KnownAnswers.number("rings.xbar.upper"), within(1e-6));
        ChartPoint deviation =
                ClassicKind.S.point(ClassicKind.S.fit(samples, trial), samples.get(0));
        assertThat(deviation.upper()).isCloseTo(KnownAnswers.number("rings.s.upper"), within(1e-6));
    }

    @Test
    void gapsAreAGChartAndValveFailuresATChart() {
        List<ClassicSample> contacts =
                Arrays.stream(KnownAnswers.numbers("gaps.counts"))
                        .mapToObj(gap -> gap(gap, Double.NaN))
                        .toList();
        ChartPoint point = points(ClassicKind.G, contacts).get(0);
        assertThat(point.centre()).isCloseTo(9.5, within(1e-12));
        assertThat(point.upper()).isCloseTo(52.2715807114146, within(1e-10));
        List<ClassicSample> hours =
                Arrays.stream(
                                new double[] {
                                    286, 948, 536, 124, 816, 729, 4, 143, 431, 8, 2837, 596, 81,
                                    227, 603, 492, 1199, 1214, 2831, 96
                                })
                        .mapToObj(gap -> gap(Double.NaN, gap))
                        .toList();
        assertThat(points(ClassicKind.T, hours).get(0).upper())
                .isCloseTo(6933.418139581168, within(1e-8));
    }

    @Test
    void eachSeriesHasTheChartsThatApplyToIt() {
        Set<ClassicKind> kinds = EnumSet.noneOf(ClassicKind.class);
        for (Metric metric : Metric.values()) {
            assertThat(ClassicKind.of(metric, false)).as("%s", metric).isNotEmpty();
            kinds.addAll(ClassicKind.of(metric, false));
        }
        assertThat(kinds)
                .containsExactlyElementsOf(
                        EnumSet.complementOf(EnumSet.of(ClassicKind.G, ClassicKind.T)));
        assertThat(ClassicKind.of(Metric.TRANSFER_RATE, true))
                .containsExactly(ClassicKind.P, ClassicKind.P_PRIME, ClassicKind.G, ClassicKind.T);
        assertThat(ClassicKind.of(Metric.OFFERED, true))
                .containsExactly(ClassicKind.C, ClassicKind.T);
    }

    @Test
    void aProportionIsComparedWithTheMeanOfItsWeeks() {
        play(
                Metric.SERVICE_LEVEL,
                CLOCK,
                10 * WEEK,
                hour -> Sums.proportion(hour % 2 == 0 ? 30 : 34, 40));
        List<ClassicCharts.Drawn> drawn = at(CLOCK, 10 * WEEK - 1);
        assertThat(drawn)
                .extracting(ClassicCharts.Drawn::kind)
                .containsExactly(ClassicKind.P, ClassicKind.P_PRIME);
        ChartPoint p = drawn.get(0).point();
        assertThat(p.centre()).isCloseTo(0.8, within(1e-12));
        assertThat(p.upper()).isCloseTo(0.8 + 3 * Math.sqrt(0.8 * 0.2 / 40), within(1e-12));
        assertThat(p.value()).isCloseTo(0.85, within(1e-12));
        // z goes from -0.79 to 0.79 each time: a mean range of 1.58.
        double range = 2 * 0.05 / Math.sqrt(0.8 * 0.2 / 40);
        assertThat(drawn.get(1).point().z()).isCloseTo(range / 2 / (range / 1.128), within(1e-9));
    }

    @Test
    void contactsOfADayAreComparedByOpenHours() {
        LocalClock shop =
                new LocalClock(
                        ZoneOffset.UTC,
                        BusinessCalendar.parse("Z;monday 08:00-18:00;saturday 08:00-13:00"));
        state = new SeriesState(Metric.OFFERED_DAY, SETTINGS);
        SeriesMonitor monitor = new SeriesMonitor(state, SETTINGS, shop);
        for (int day = 0; day < 7 * 60; day++) {
            long contacts = day % 7 == 0 ? 100 : day % 7 == 5 ? 50 : 0;
            monitor.take(MONDAY + day * 24 * HOUR, Sums.count(contacts));
        }
        long saturday = MONDAY + (7L * 59 + 5) * 24 * HOUR;
        Map<ClassicKind, ChartPoint> drawn =
                charts.at(state, shop, saturday).stream()
                        .collect(
                                Collectors.toMap(
                                        ClassicCharts.Drawn::kind, ClassicCharts.Drawn::point));
        assertThat(drawn)
                .containsOnlyKeys(
                        ClassicKind.U, ClassicKind.U_PRIME, ClassicKind.I, ClassicKind.MR);
        assertThat(drawn.get(ClassicKind.U).centre()).isCloseTo(10, within(1e-9));
        assertThat(drawn.get(ClassicKind.U).upper())
                .isCloseTo(10 + 3 * Math.sqrt(10 / 5.0), within(1e-9));
        // Monday is the open day before it.
        assertThat(drawn.get(ClassicKind.MR).value()).isEqualTo(50);
        assertThat(charts.at(state, shop, saturday + 24 * HOUR)).isEmpty();
    }

    /** An event in the third hour of every third day, of 10 contacts an hour. */
    @Test
    void rareEventsHaveGapsInContactsAndHours() {
        play(
                Metric.TRANSFER_RATE,
                CLOCK,
                12 * WEEK + 40,
                hour -> Sums.proportion(hour % 72 == 2 ? 1 : 0, 10));
        Map<ClassicKind, ClassicCharts.Drawn> open = byKind(at(CLOCK, 12 * WEEK + 39));
        // 12 weeks are 28 times 72 hours: the last event was in their hour 2, 37 hours ago.
        assertThat(open.get(ClassicKind.G).n()).isZero();
        assertThat(open.get(ClassicKind.G).point().value()).isEqualTo(370);
        assertThat(open.get(ClassicKind.T).point().value()).isEqualTo(37);
        assertThat(open.get(ClassicKind.G).signal()).isEqualTo(Side.NONE);
        Map<ClassicKind, ClassicCharts.Drawn> ended = byKind(at(CLOCK, 12 * WEEK + 2));
        assertThat(ended.get(ClassicKind.G).n()).isEqualTo(1);
        assertThat(ended.get(ClassicKind.G).point().value()).isEqualTo(719);
        assertThat(ended.get(ClassicKind.G).point().centre()).isEqualTo(719);
        assertThat(ended.get(ClassicKind.T).point().value()).isEqualTo(72);
    }

    @Test
    void whileASeriesIsLearningThereIsNone() {
        play(Metric.SERVICE_LEVEL, CLOCK, 7 * WEEK, hour -> Sums.proportion(30, 40));
        assertThat(at(CLOCK, 7 * WEEK - 1)).isEmpty();
    }

    /** What was signalled is not compared with. */
    @Test
    void weeksOutOfControlAreLeftOut() {
        Random random = new Random(41);
        play(
                Metric.SERVICE_LEVEL,
                CLOCK,
                20 * WEEK,
                hour -> {
                    long hits = 0;
                    for (int contact = 0; contact < 40; contact++) {
                        boolean broken = hour >= 17 * WEEK && hour < 18 * WEEK;
                        hits += random.nextDouble() < (broken ? 0.3 : 0.8) ? 1 : 0;
                    }
                    return Sums.proportion(hits, 40);
                });
        assertThat(at(CLOCK, 20 * WEEK - 1).get(0).point().centre()).isCloseTo(0.8, within(0.01));
    }

    private void play(Metric metric, LocalClock clock, int hours, IntFunction<Sums> sums) {
        state = new SeriesState(metric, SETTINGS);
        SeriesMonitor monitor = new SeriesMonitor(state, SETTINGS, clock);
        for (int hour = 0; hour < hours; hour++) {
            monitor.take(MONDAY + hour * HOUR, sums.apply(hour));
        }
    }

    private List<ClassicCharts.Drawn> at(LocalClock clock, int hour) {
        return charts.at(state, clock, MONDAY + hour * HOUR);
    }

    private static Map<ClassicKind, ClassicCharts.Drawn> byKind(List<ClassicCharts.Drawn> drawn) {
        return drawn.stream().collect(Collectors.toMap(ClassicCharts.Drawn::kind, each -> each));
    }

    private static ClassicSample sample(Sums sums, double openHours, double previous) {
        return new ClassicSample(sums, openHours, previous, 0, Double.NaN, Double.NaN);
    }

    private static ClassicSample gap(double contacts, double hours) {
        return new ClassicSample(new Sums(1, 1, 0), 1, Double.NaN, 1, contacts, hours);
    }

    private static List<ChartPoint> points(ClassicKind kind, List<ClassicSample> samples) {
        double[] fit = kind.fit(samples, Baseline.all());
        return samples.stream().map(sample -> kind.point(fit, sample)).toList();
    }

    /** Counted from 1. */
    private static List<Double> beyond(List<ChartPoint> points) {
        List<Double> beyond = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).signal() != Side.NONE) {
                beyond.add(i + 1.0);
            }
        }
        return beyond;
    }
}
