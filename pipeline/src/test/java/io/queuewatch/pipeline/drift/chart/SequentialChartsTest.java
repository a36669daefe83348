package io.queuewatch.pipeline.drift.chart;

import static io.queuewatch.pipeline.drift.KnownAnswers.number;
import static io.queuewatch.pipeline.drift.KnownAnswers.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.queuewatch.pipeline.drift.KnownAnswers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SequentialChartsTest {

    private static final double EXACT = 1e-11;

    @Test
    void shouldSumMontgomerysTable91() {
        List<Double> values = KnownAnswers.list("table91.values");
        CusumChart chart = CusumChart.of(10, 1, .5, 5);
        List<Cusum> sums = chart.plot(values);

        same(sums.stream().map(Cusum::high).toList(), "table91.high", EXACT);
        same(sums.stream().map(sum -> -sum.low()).toList(), "table91.low", EXACT);
        assertThat(signals(chart, sums, Side.ABOVE)).isEqualTo(numbers("table91.signals"));
        assertThat(signals(chart, sums, Side.BELOW)).isEmpty();
        // Signal at 29, seven values since the sum was last 0: the change came after 22.
        assertThat(29 - sums.get(28).highRun()).isEqualTo(22);
    }

    @Test
    void shouldSumTheHandbooksExample() {
        List<Double> values = KnownAnswers.list("nist-cusum.values");
        CusumChart chart =
                CusumChart.of(
                        number("nist-cusum.target"),
                        1,
                        number("nist-cusum.k"),
                        number("nist-cusum.h"));
        List<Cusum> sums = chart.plot(values);

        same(sums.stream().map(Cusum::high).toList(), "nist-cusum.high", EXACT);
        same(sums.stream().map(Cusum::low).toList(), "nist-cusum.low", EXACT);
        same(sums.stream().map(Cusum::high).toList(), "nist-cusum.printed.high", .00501);
        same(sums.stream().map(Cusum::low).toList(), "nist-cusum.printed.low", .00501);
        assertThat(signals(chart, sums, Side.ABOVE)[0])
                .isEqualTo(number("nist-cusum.first-signal"));
    }

    @Test
    void shouldSignalSoonerFromAHeadStart() {
        List<Double> values = KnownAnswers.list("head-start.values");
        double h = number("head-start.h");
        CusumChart without = CusumChart.of(0, 1, number("head-start.k"), h);
        CusumChart with = without.withHeadStart(h / 2);

        same(without.plot(values).stream().map(Cusum::high).toList(), "head-start.without", EXACT);
        same(with.plot(values).stream().map(Cusum::high).toList(), "head-start.with", EXACT);
        assertThat(signals(without, without.plot(values), Side.ABOVE)[0])
                .isEqualTo(number("head-start.signal-without"));
        assertThat(signals(with, with.plot(values), Side.ABOVE)[0])
                .isEqualTo(number("head-start.signal-with"));
    }

    @Test
    void shouldMirrorTheTwoSums() {
        Random random = new Random(5);
        CusumChart chart = CusumChart.of(0, 2, .5, 3).withCap(3.75);
        Cusum one = chart.start();
        Cusum other = chart.start();
        for (int i = 0; i < 1000; i++) {
            double value = 3 * random.nextGaussian();
            one = chart.next(one, value);
            other = chart.next(other, -value);

            assertThat(other.high()).isEqualTo(one.low());
            assertThat(other.low()).isEqualTo(one.high());
            assertThat(other.highRun()).isEqualTo(one.lowRun());
            assertThat(other.lowRun()).isEqualTo(one.highRun());
            assertThat(one.high()).isBetween(0.0, 3.75);
        }
    }

    @Test
    void shouldComeBackSoonFromItsCap() {
        CusumChart capped = CusumChart.of(0, 1, .5, 4).withCap(5);
        List<Double> change = new ArrayList<>(Collections.nCopies(1000, 2.0));
        change.addAll(Collections.nCopies(4, 0.0));
        List<Cusum> sums = capped.plot(change);

        assertThat(sums.get(999).high()).isEqualTo(5);
        assertThat(sums.get(999).highRun()).isEqualTo(1000);
        assertThat(capped.signal(sums.get(1000))).isEqualTo(Side.ABOVE);
        assertThat(capped.signal(sums.get(1001))).isEqualTo(Side.NONE);
    }

    @Test
    void shouldHoldWhereAValueIsMissing() {
        CusumChart cusum = CusumChart.of(0, 1, .5, 4);
        EwmaChart ewma = new EwmaChart(0, 1, .1, 3, false);
        Cusum sums = cusum.next(cusum.start(), 2);
        Ewma average = ewma.next(ewma.start(), 2);

        assertThat(cusum.next(sums, Double.NaN)).isEqualTo(sums);
        assertThat(ewma.next(average, Double.NaN)).isEqualTo(average);
    }

    @Test
    void shouldDrawBothLinesOfACusum() {
        CusumChart chart = CusumChart.of(0, 1, .5, 4);

        assertThat(chart.upper(new Cusum(4, 0, 3, 0)).signal()).isEqualTo(Side.NONE);
        assertThat(chart.upper(new Cusum(4.1, 0, 3, 0)).signal()).isEqualTo(Side.ABOVE);
        assertThat(chart.lower(new Cusum(0, 4.1, 0, 3)).value()).isEqualTo(-4.1);
        assertThat(chart.lower(new Cusum(0, 4.1, 0, 3)).signal()).isEqualTo(Side.BELOW);
        assertThat(chart.lower(new Cusum(0, 4, 0, 3)).signal()).isEqualTo(Side.NONE);
        assertThat(chart.signal(new Cusum(0, 4.1, 0, 3))).isEqualTo(Side.BELOW);
        assertThat(chart.signal(new Cusum(4.2, 4.1, 3, 3))).isEqualTo(Side.ABOVE);
        assertThat(chart.signal(new Cusum(4.1, 4.2, 3, 3))).isEqualTo(Side.BELOW);
    }

    @Test
    void shouldAverageMontgomerysTable91() {
        Drawn drawn =
                new Drawn(
                        new EwmaChart(10, 1, .1, 2.7, false)
                                .plot(KnownAnswers.list("table91.values")));

        drawn.values("table91.average");
        drawn.limits("table91.lower", "table91.upper");
        drawn.signalsAt("table91.average-signals");
    }

    @Test
    void shouldAverageTheHandbooksExample() {
        List<Double> values = KnownAnswers.list("nist-ewma.values");
        double target = number("nist-ewma.target");
        double s = number("nist-ewma.s");
        Drawn exact = new Drawn(new EwmaChart(target, s, .3, 3, false).plot(values));
        Drawn steady = new Drawn(new EwmaChart(target, s, .3, 3, true).plot(values));

        exact.values("nist-ewma.average");
        exact.limits("nist-ewma.lower", "nist-ewma.upper");
        steady.values("nist-ewma.average");
        steady.limits("nist-ewma.steady-lower", "nist-ewma.steady-upper");
        same(
                steady.points().stream().map(ChartPoint::value).toList(),
                "nist-ewma.printed.average",
                .00501);
        // As printed, by √(.3 / 1.7) = .4201.
        assertThat(steady.points().get(0).upper())
                .isCloseTo(number("nist-ewma.printed.upper"), within(1e-4));
        assertThat(steady.points().get(0).lower())
                .isCloseTo(number("nist-ewma.printed.lower"), within(1e-4));
        assertThat(steady.points()).allMatch(point -> point.signal() == Side.NONE);
    }

    @Test
    void shouldBeAShewhartChartWithLambdaOne() {
        ChartPoint point = new EwmaChart(5, 2, 1, 3, false).plot(List.of(12.0)).get(0);

        assertThat(point).isEqualTo(new IndividualsChart(5, 2).point(12.0));
    }

    @Test
    void shouldRefuseSettingsOutOfRange() {
        assertThatThrownBy(() -> CusumChart.of(0, 0, .5, 5)).hasMessageContaining("sigma 0.0");
        assertThatThrownBy(() -> CusumChart.of(0, 1, .5, 5).withCap(5))
                .hasMessageContaining("cap 5.0");
        assertThatThrownBy(() -> CusumChart.of(0, 1, -.5, 5)).hasMessageContaining("k -0.5");
        assertThatThrownBy(() -> new EwmaChart(0, 1, 1.1, 3, false))
                .hasMessageContaining("lambda 1.1");
        assertThatThrownBy(() -> new EwmaChart(0, Double.NaN, .1, 3, false))
                .hasMessageContaining("sigma NaN");
    }

    private static void same(List<Double> found, String name, double exact) {
        double[] expected = numbers(name);
        assertThat(found).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found.get(i))
                    .as("%s, point %d", name, i + 1)
                    .isCloseTo(expected[i], within(exact));
        }
    }

    private static double[] signals(CusumChart chart, List<Cusum> sums, Side side) {
        return IntStream.range(0, sums.size())
                .filter(i -> chart.signal(sums.get(i)) == side)
                .mapToDouble(i -> i + 1)
                .toArray();
    }
}
