package io.queuewatch.pipeline.drift.chart;

import static io.queuewatch.pipeline.drift.KnownAnswers.number;
import static io.queuewatch.pipeline.drift.KnownAnswers.numbers;
import static io.queuewatch.pipeline.drift.chart.Drawn.EXACT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.queuewatch.pipeline.drift.KnownAnswers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VariablesChartsTest {

    private static final int RINGS = 5;
    private static final Baseline TRIAL = Baseline.first(25);

    private static List<Subgroup> rings(Set<Integer> dropped) {
        double[] values = numbers("rings.values");
        List<Subgroup> subgroups = new ArrayList<>();
        for (int from = 0; from < values.length; from += RINGS) {
            List<Double> kept = new ArrayList<>();
            for (int i = from; i < from + RINGS; i++) {
                if (!dropped.contains(i + 1)) {
                    kept.add(values[i]);
                }
            }
            subgroups.add(Subgroup.of(kept.stream().mapToDouble(d -> d).toArray()));
        }
        return subgroups;
    }

    @Test
    void shouldDrawMontgomerysPistonRings() {
        List<Subgroup> rings = rings(Set.of());
        XbarChart chart = XbarChart.fit(rings, TRIAL);
        Drawn drawn = new Drawn(chart.plot(rings));

        drawn.values("rings.xbar.means");
        drawn.centre("rings.xbar.centre");
        drawn.limits("rings.xbar.lower", "rings.xbar.upper");
        drawn.signalsAt("rings.xbar.beyond");
        drawn.runsOfSevenAt("rings.xbar.runs-of-7");
        assertThat(chart.sigma()).isCloseTo(number("rings.std-dev"), within(EXACT));
    }

    @Test
    void shouldDrawTheirDeviations() {
        List<Subgroup> rings = rings(Set.of());
        SChart chart = SChart.fit(rings, TRIAL);
        Drawn drawn = new Drawn(chart.plot(rings));

        drawn.values("rings.s.deviations");
        drawn.centre("rings.s.centre");
        drawn.limits("rings.s.lower", "rings.s.upper");
        drawn.signalsAt("rings.s.beyond");
        drawn.runsOfSevenAt("rings.s.runs-of-7");
        assertThat(chart.sigma()).isCloseTo(number("rings.std-dev"), within(EXACT));
    }

    /** Of the trial samples, 1 loses two rings, 10 and 11 one each. */
    @Test
    void shouldGiveEachSubgroupLimitsOfItsOwnSize() {
        Set<Integer> dropped =
                Arrays.stream(numbers("rings.dropped"))
                        .mapToObj(d -> (int) d)
                        .collect(Collectors.toSet());
        List<Subgroup> rings = rings(dropped);
        XbarChart chart = XbarChart.fit(rings, TRIAL);
        SChart deviations = SChart.fit(rings, TRIAL);

        double all = 0;
        long n = 0;
        double sum = 0;
        double weights = 0;
        for (Subgroup subgroup : rings.subList(0, 25)) {
            all += subgroup.mean() * subgroup.n();
            n += subgroup.n();
            double c4 = ControlConstants.c4(subgroup.n());
            sum += c4 / (1 - c4 * c4) * subgroup.deviation();
            weights += c4 * c4 / (1 - c4 * c4);
        }
        assertThat(rings.get(0).n()).isEqualTo(3);
        assertThat(rings.get(9).n()).isEqualTo(4);
        assertThat(n).isEqualTo(121);
        assertThat(chart.mean()).isCloseTo(all / n, within(EXACT));
        assertThat(chart.sigma()).isCloseTo(sum / weights, within(EXACT));
        assertThat(deviations.sigma()).isEqualTo(chart.sigma());
        assertThat(chart.point(rings.get(0)).upper())
                .isCloseTo(chart.mean() + 3 * chart.sigma() / Math.sqrt(3), within(EXACT));
        assertThat(deviations.point(rings.get(0)).upper() / deviations.point(rings.get(0)).centre())
                .isCloseTo(ControlConstants.b4(3), within(EXACT));
        assertThat(chart.plot(rings).get(36).signal()).isEqualTo(Side.ABOVE);
    }

    @Test
    void shouldHaveNoDeviationBelowTwoValues() {
        SChart chart = new SChart(2);

        for (Subgroup few : List.of(Subgroup.of(), Subgroup.of(7))) {
            assertThat(chart.point(few).value()).isNaN();
            assertThat(chart.point(few).signal()).isEqualTo(Side.NONE);
        }
        assertThat(new XbarChart(5, 2).point(Subgroup.of()).value()).isNaN();
        assertThat(new XbarChart(5, 2).point(Subgroup.of(12)).signal()).isEqualTo(Side.ABOVE);
    }

    @Test
    void shouldNotSignalWithoutASubgroupOfTwo() {
        List<Subgroup> single = List.of(Subgroup.of(1), Subgroup.of(), Subgroup.of(3));

        assertThat(XbarChart.fit(single, Baseline.all()).mean()).isEqualTo(2);
        assertThat(XbarChart.fit(single, Baseline.all()).sigma()).isNaN();
        assertThat(XbarChart.fit(single, Baseline.all()).point(Subgroup.of(99)).signal())
                .isEqualTo(Side.NONE);
        assertThat(XbarChart.fit(List.of(), Baseline.all()).point(Subgroup.of(1, 2)).signal())
                .isEqualTo(Side.NONE);
    }

    @Test
    void shouldDrawTheIndividualsOfTheHandbook() {
        List<Double> values = KnownAnswers.list("nist-individuals.values");
        IndividualsChart chart = IndividualsChart.fit(values, Baseline.all());
        MovingRangeChart ranges = MovingRangeChart.fit(values, Baseline.all());
        Drawn drawn = new Drawn(chart.plot(values));

        drawn.values("nist-individuals.values");
        drawn.centre("nist-individuals.mean");
        drawn.limits("nist-individuals.lower", "nist-individuals.upper");
        assertThat(ranges.mean()).isCloseTo(number("nist-individuals.moving-range"), within(1e-13));
        Drawn rounded = new Drawn(new IndividualsChart(50.81, ranges.mean() / 1.128).plot(values));
        rounded.limits("nist-individuals.rounded.lower", "nist-individuals.rounded.upper");
        assertThat(rounded.points().get(0).upper())
                .isCloseTo(number("nist-individuals.printed.upper"), within(5e-5));
        assertThat(rounded.points().get(0).lower())
                .isCloseTo(number("nist-individuals.printed.lower"), within(5e-5));
        assertThat(chart.mean()).isEqualTo(number("nist-individuals.printed.centre"));
        assertThat(ranges.mean())
                .isCloseTo(number("nist-individuals.printed.moving-range"), within(5e-5));
    }

    @Test
    void shouldDrawTheRangesOfNeighbours() {
        List<Double> values = List.of(5.0, 9.0, 7.0);
        MovingRangeChart chart = MovingRangeChart.fit(values, Baseline.all());
        List<ChartPoint> points = chart.plot(MovingRangeChart.ranges(values));

        assertThat(chart.mean()).isEqualTo(3);
        assertThat(points.get(0).value()).isNaN();
        assertThat(points.get(0).signal()).isEqualTo(Side.NONE);
        assertThat(points.get(1).value()).isEqualTo(4);
        assertThat(points.get(1).lower()).isZero();
        // D4(2) = 3.26653191928861
        assertThat(points.get(1).upper()).isCloseTo(3 * 3.26653191928861, within(1e-12));
    }

    @Test
    void shouldNotTakeNeighboursOfAMissingOrExcludedPointForNeighbours() {
        List<Double> missing = List.of(1.0, 2.0, Double.NaN, 100.0, 104.0);
        List<Double> excluded = List.of(1.0, 2.0, 50.0, 100.0, 104.0);

        IndividualsChart chart = IndividualsChart.fit(missing, Baseline.all());
        assertThat(chart.sigma()).isEqualTo(2.5 / ControlConstants.D2_OF_2);
        assertThat(chart).isEqualTo(IndividualsChart.fit(excluded, Baseline.all().without(2)));
        assertThat(chart.point(Double.NaN).signal()).isEqualTo(Side.NONE);
    }

    @Test
    void shouldNotTellBelowTwoPoints() {
        for (List<Double> few : List.of(List.<Double>of(), List.of(3.0), List.of(Double.NaN))) {
            ChartPoint point = IndividualsChart.fit(few, Baseline.all()).point(1e9);

            assertThat(point.upper()).isNaN();
            assertThat(point.signal()).isEqualTo(Side.NONE);
            assertThat(point.z()).isNaN();
        }
    }

    /** The mean of three times 0.1 is not 0.1. */
    @Test
    void shouldNotTakeRoundingForASignal() {
        IndividualsChart chart =
                IndividualsChart.fit(List.of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1), Baseline.all());
        IndividualsChart rounded = new IndividualsChart(0.1 + 0.2, 0);

        assertThat(chart.sigma()).isZero();
        assertThat(chart.point(0.1).signal()).isEqualTo(Side.NONE);
        assertThat(rounded.point(0.3).z()).isZero();
        assertThat(rounded.point(0.3).signal()).isEqualTo(Side.NONE);
        assertThat(rounded.point(0.3001).signal()).isEqualTo(Side.ABOVE);
        assertThat(rounded.point(0.3001).z()).isEqualTo(Double.POSITIVE_INFINITY);
    }
}
