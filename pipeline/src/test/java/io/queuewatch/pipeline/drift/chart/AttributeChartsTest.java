package io.queuewatch.pipeline.drift.chart;

import static io.queuewatch.pipeline.drift.KnownAnswers.number;
import static io.queuewatch.pipeline.drift.KnownAnswers.numbers;
import static io.queuewatch.pipeline.drift.chart.Drawn.EXACT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.queuewatch.pipeline.drift.KnownAnswers;
import io.queuewatch.pipeline.drift.rule.RunsAnalysis;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeChartsTest {

    private static final List<Counted> CANS =
            Drawn.counted("orange-juice.counts", "orange-juice.size");
    private static final List<Counted> ATTENDANCES =
            Drawn.counted("accidents.counts", "accidents.sizes");

    @Test
    void shouldDrawMontgomerysOrangeJuiceCans() {
        PChart chart = PChart.fit(CANS, Baseline.all());
        Drawn drawn = new Drawn(chart.plot(CANS));

        drawn.values("orange-juice.p");
        drawn.centre("orange-juice.centre");
        drawn.limits("orange-juice.lower", "orange-juice.upper");
        drawn.signalsAt("orange-juice.beyond");
        drawn.runsOfSevenAt("orange-juice.runs-of-7");
        assertThat(chart.sigma(new Counted(0, 1)))
                .isCloseTo(number("orange-juice.std-dev"), within(EXACT));
    }

    /** Montgomery drops samples 15 and 23: p̄ 301 / 1400, limits .0407 and .3893, 21 beyond. */
    @Test
    void shouldDrawAllPointsAgainstABaselineWithoutSomeOfThem() {
        PChart chart = PChart.fit(CANS, Baseline.first(30).without(14, 22));
        ChartPoint point21 = chart.plot(CANS).get(20);

        assertThat(chart.mean()).isEqualTo(301.0 / 1400);
        assertThat(point21.lower()).isCloseTo(.0407, within(5e-5));
        assertThat(point21.upper()).isCloseTo(.3893, within(5e-5));
        assertThat(point21.signal()).isEqualTo(Side.ABOVE);
        assertThat(chart.point(new Counted(2, 50)).signal()).isEqualTo(Side.BELOW);
    }

    @Test
    void shouldNotLetPointsAfterTheBaselineMoveItsLimits() {
        List<Counted> longer = new ArrayList<>(CANS);
        longer.add(new Counted(50, 50));

        assertThat(PChart.fit(longer, Baseline.first(30)))
                .isEqualTo(PChart.fit(CANS, Baseline.all()));
    }

    @Test
    void shouldDrawMontgomerysCircuitBoards() {
        List<Double> counts = KnownAnswers.list("circuits.counts");
        CChart chart = CChart.fit(counts, Baseline.all());
        Drawn drawn = new Drawn(chart.plot(counts));

        drawn.values("circuits.counts");
        drawn.centre("circuits.centre");
        drawn.limits("circuits.lower", "circuits.upper");
        drawn.signalsAt("circuits.beyond");
        drawn.runsOfSevenAt("circuits.runs-of-7");
        assertThat(Math.sqrt(chart.mean())).isCloseTo(number("circuits.std-dev"), within(EXACT));
    }

    @Test
    void shouldDrawMontgomerysDyedCloth() {
        List<Counted> rolls = Drawn.counted("cloth.counts", "cloth.sizes");
        UChart chart = UChart.fit(rolls, Baseline.all());
        Drawn drawn = new Drawn(chart.plot(rolls));

        drawn.values("cloth.u");
        drawn.centre("cloth.centre");
        drawn.limits("cloth.lower", "cloth.upper");
        drawn.signalsAt("cloth.beyond");
        drawn.runsOfSevenAt("cloth.runs-of-7");
        assertThat(chart.sigma(new Counted(0, 1)))
                .isCloseTo(number("cloth.std-dev"), within(EXACT));
    }

    @Test
    void shouldFlagSixteenOfTwentyWeeksOnAPlainPChart() {
        Drawn drawn = new Drawn(PChart.fit(ATTENDANCES, Baseline.all()).plot(ATTENDANCES));

        drawn.values("accidents.p");
        drawn.centre("accidents.centre");
        drawn.limits("accidents.p.lower", "accidents.p.upper");
        drawn.signalsAt("accidents.p.signals");
        assertThat(numbers("accidents.p.signals")).hasSize(16);
        drawn.same(ChartPoint::z, "accidents.z");
    }

    @Test
    void shouldFlagNoneOfThemOnLaneysChart() {
        Drawn drawn = new Drawn(LaneyPChart.fit(ATTENDANCES, Baseline.all()).plot(ATTENDANCES));

        drawn.values("accidents.p");
        drawn.signalsAt("accidents.laney.signals");
    }

    @Test
    void shouldCountRunsAboutTheCentre() {
        double[] z = new Drawn(PChart.fit(ATTENDANCES, Baseline.all()).plot(ATTENDANCES)).z();

        assertThat(RunsAnalysis.of(z)).isEqualTo(knownRuns("accidents"));
        assertThat(RunsAnalysis.of(z).signals()).isFalse();
    }

    static RunsAnalysis knownRuns(String name) {
        return new RunsAnalysis(
                (int) number(name + ".runs.useful"),
                (int) number(name + ".runs.longest-run"),
                (int) number(name + ".runs.longest-run-max"),
                (int) number(name + ".runs.crossings"),
                (int) number(name + ".runs.crossings-min"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"accidents", "hours"})
    void shouldWidenLimitsByLaneysSigma(String name) {
        List<Counted> samples = Drawn.counted(name + ".counts", name + ".sizes");
        LaneyPChart chart = LaneyPChart.fit(samples, Baseline.all());
        PChart plain = PChart.fit(samples, Baseline.all());
        Drawn drawn = new Drawn(chart.plot(samples));

        drawn.centre(name + ".centre");
        drawn.limits(name + ".laney.lower", name + ".laney.upper");
        new Drawn(plain.plot(samples)).same(ChartPoint::z, name + ".z");
        assertThat(chart.sigmaZ()).isCloseTo(number(name + ".sigma-z"), within(EXACT * 10));
        assertThat(chart.sigmaZ() * 1.128)
                .isCloseTo(number(name + ".moving-range"), within(EXACT * 10));
        assertThat(chart.sigmaZ() * 1.128 / ControlConstants.D2_OF_2)
                .isCloseTo(number(name + ".sigma-z-exact-d2"), within(EXACT * 10));
    }

    /** The published limits are not cut off at 1. */
    @ParameterizedTest
    @ValueSource(strings = {"accidents", "hours"})
    void shouldAddTheVarianceBetweenIntervals(String name) {
        List<Counted> samples = Drawn.counted(name + ".counts", name + ".sizes");
        Overdispersion dispersion = Overdispersion.of(samples, Baseline.all());
        AdditivePChart chart = AdditivePChart.fit(samples, Baseline.all());

        assertThat(dispersion.phi()).isCloseTo(number(name + ".phi"), within(1e-10));
        assertThat(dispersion.deviation()).isCloseTo(number(name + ".sigma-z-sd"), within(EXACT));
        assertThat(dispersion.betweenVariance()).isCloseTo(number(name + ".tau2"), within(1e-15));
        for (int i = 0; i < samples.size(); i++) {
            ChartPoint point = chart.point(samples.get(i));
            assertThat(point.lower())
                    .isCloseTo(numbers(name + ".additive.lower")[i], within(EXACT));
            assertThat(point.upper())
                    .isCloseTo(Math.min(1, numbers(name + ".additive.upper")[i]), within(EXACT));
            assertThat(2 * point.centre() - point.lower())
                    .isCloseTo(numbers(name + ".additive.upper")[i], within(EXACT));
        }
    }

    @Test
    void shouldTestForOverdispersion() {
        Overdispersion dispersion = Overdispersion.of(CANS, Baseline.all());

        assertThat(dispersion.ratio())
                .isCloseTo(number("orange-juice.dispersion.ratio"), within(EXACT));
        assertThat(dispersion.statistic())
                .isCloseTo(number("orange-juice.dispersion.statistic"), within(1e-10));
        assertThat(dispersion.pValue())
                .isCloseTo(number("orange-juice.dispersion.p-value"), within(5e-12));
    }

    @Test
    void shouldWidenUChartsAsLaneyDoes() {
        List<Counted> samples =
                List.of(new Counted(8, 4), new Counted(2, 4), new Counted(6, 4), new Counted(8, 8));
        LaneyUChart chart = LaneyUChart.fit(samples, Baseline.all());

        // u 1.2; z of 2, 0.5, 1.5 (s √0.3) and 1 (s √0.15): ranges 1.5/√.3, 1/√.3, .3/√.3 + .2/√.15
        double ranges = 2.8 / Math.sqrt(.3) + .2 / Math.sqrt(.15);
        assertThat(chart.mean()).isEqualTo(1.2);
        assertThat(chart.sigmaZ()).isCloseTo(ranges / 3 / 1.128, within(EXACT));
        assertThat(chart.point(samples.get(0)).upper())
                .isCloseTo(1.2 + 3 * chart.sigmaZ() * Math.sqrt(.3), within(EXACT));
        assertThat(chart.point(samples.get(0)).lower()).isZero();
        assertThat(chart.point(samples.get(0)).z())
                .isCloseTo(.8 / Math.sqrt(.3) / chart.sigmaZ(), within(EXACT));
    }

    @Test
    void shouldNotSignalOnTheLimit() {
        UChart chart = new UChart(4);

        assertThat(chart.point(new Counted(10, 1)).signal()).isEqualTo(Side.NONE);
        assertThat(chart.point(new Counted(10.001, 1)).signal()).isEqualTo(Side.ABOVE);
    }

    @Test
    void shouldHaveNoPointWhereThereWasNothingToCount() {
        List<Counted> samples = List.of(new Counted(1, 2), new Counted(0, 0), new Counted(1, 2));
        for (Chart<Counted> chart :
                List.of(
                        PChart.fit(samples, Baseline.all()),
                        LaneyPChart.fit(samples, Baseline.all()),
                        UChart.fit(samples, Baseline.all()),
                        LaneyUChart.fit(samples, Baseline.all()),
                        AdditivePChart.fit(samples, Baseline.all()))) {
            ChartPoint empty = chart.point(new Counted(0, 0));

            assertThat(empty.value()).isNaN();
            assertThat(empty.z()).isNaN();
            assertThat(empty.centre()).isEqualTo(0.5);
            assertThat(empty.signal()).isEqualTo(Side.NONE);
        }
        assertThat(LaneyPChart.fit(samples, Baseline.all()).sigmaZ()).isNaN();
        assertThat(Overdispersion.of(samples, Baseline.all()).points()).isEqualTo(2);
    }

    @Test
    void shouldNeverSignalWithoutABaseline() {
        for (List<Counted> none : List.of(List.<Counted>of(), List.of(new Counted(0, 0)))) {
            for (Chart<Counted> chart :
                    List.of(
                            PChart.fit(none, Baseline.all()),
                            LaneyPChart.fit(none, Baseline.all()),
                            UChart.fit(none, Baseline.all()),
                            LaneyUChart.fit(none, Baseline.all()),
                            AdditivePChart.fit(none, Baseline.all()))) {
                ChartPoint point = chart.point(new Counted(1, 2));

                assertThat(point.value()).isEqualTo(0.5);
                assertThat(point.upper()).isNaN();
                assertThat(point.z()).isNaN();
                assertThat(point.signal()).isEqualTo(Side.NONE);
            }
        }
        Overdispersion none = Overdispersion.of(List.of(), Baseline.all());
        assertThat(none.ratio()).isNaN();
        assertThat(none.pValue()).isNaN();
        assertThat(none.betweenVariance()).isNaN();
    }

    @Test
    void shouldTakeAnyDifferenceForASignalWhereNothingEverVaried() {
        List<Counted> perfect = List.of(new Counted(7, 7), new Counted(3, 3), new Counted(9, 9));
        for (Chart<Counted> chart :
                List.of(
                        PChart.fit(perfect, Baseline.all()),
                        LaneyPChart.fit(perfect, Baseline.all()),
                        AdditivePChart.fit(perfect, Baseline.all()))) {
            assertThat(chart.point(new Counted(5, 5)).signal()).isEqualTo(Side.NONE);
            assertThat(chart.point(new Counted(5, 5)).z()).isZero();
            assertThat(chart.point(new Counted(4, 5)).signal()).isEqualTo(Side.BELOW);
            assertThat(chart.point(new Counted(4, 5)).z()).isEqualTo(Double.NEGATIVE_INFINITY);
        }
    }

    @Test
    void shouldRefuseWhatCannotBeCounted() {
        assertThatThrownBy(() -> new Counted(-1, 2)).hasMessageContaining("-1.0 out of 2.0");
        assertThatThrownBy(() -> new Counted(1, Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new PChart(.5).point(new Counted(3, 2)))
                .hasMessageContaining("3.0 out of 2.0 is no proportion");
        assertThatThrownBy(() -> Baseline.first(-1)).hasMessageContaining("-1");
    }
}
