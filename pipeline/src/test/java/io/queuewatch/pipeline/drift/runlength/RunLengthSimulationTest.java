package io.queuewatch.pipeline.drift.runlength;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.queuewatch.pipeline.drift.KnownAnswers;
import io.queuewatch.pipeline.drift.chart.Cusum;
import io.queuewatch.pipeline.drift.chart.CusumChart;
import io.queuewatch.pipeline.drift.chart.Ewma;
import io.queuewatch.pipeline.drift.chart.EwmaChart;
import io.queuewatch.pipeline.drift.rule.RuleSet;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RunLengthSimulationTest {

    private static final long SEED = 20_260_101;

    /** Errors that 28 comparisons stay within, all of them, in all but one of 500 tries. */
    private static final double ERRORS = 4;

    private static void simulates(
            Supplier<DoubleUnaryOperator> chart, Series series, double limit, double expected) {
        RunLength found = new RunLengthSimulation(chart, series, 4000, SEED).beyond(limit);

        assertThat(found.mean()).isCloseTo(expected, within(ERRORS * found.error()));
        assertThat(found.error()).isLessThan(expected * .03);
    }

    @Test
    void shouldSimulateTheRunLengthsOfCusums() {
        for (double[] row : KnownAnswers.rows("run-length.cusum")) {
            Series series = Series.independent(row[0]);
            simulates(() -> Statistics.cusum(.5), series, 4, row[1]);
            simulates(() -> Statistics.cusum(.5), series, 5, row[2]);
        }
    }

    @Test
    void shouldSimulateTheDesigns() {
        Series inControl = Series.independent(0);
        double[] row = KnownAnswers.rows("design").get(0);
        simulates(Statistics::shewhart, inControl, row[1], row[0]);
        simulates(() -> Statistics.ewma(.05), inControl, row[2], row[0]);
        simulates(() -> Statistics.ewma(.1), inControl, row[3], row[0]);
        simulates(() -> Statistics.ewma(.2), inControl, row[4], row[0]);
        simulates(() -> Statistics.ewma(.3), inControl, row[5], row[0]);
        simulates(() -> Statistics.cusum(.25), inControl, row[8], row[0]);
        simulates(() -> Statistics.cusum(1), inControl, row[11], row[0]);
    }

    /** Champ and Woodall 1987: 91.75. All eight of Nelson together are worth less. */
    @Test
    void shouldSimulateRules() {
        Series inControl = Series.independent(0);
        simulates(() -> Statistics.rules(RuleSet.WESTERN_ELECTRIC), inControl, .5, 91.75);
        simulates(() -> Statistics.rules(RuleSet.NELSON), inControl, .5, 73);
    }

    @Test
    void shouldFindTheLimitOfARunLength() {
        RunLengthSimulation simulation =
                new RunLengthSimulation(
                        () -> Statistics.cusum(.5), Series.independent(0), 4000, SEED);
        double h = simulation.limit(500);

        // The run length grows by about a factor of e for each step of h: 1.6 % are .016 of h.
        assertThat(h).isCloseTo(CusumRunLength.decisionInterval(.5, 500), within(.07));
        assertThat(simulation.beyond(h).mean()).isCloseTo(500, within(1.0));
    }

    @Test
    void shouldAnswerTheSameInAnyOrder() {
        double[] limits = {5, 1, 3, 3, 4};
        RunLengthSimulation one = cusums();
        for (double limit : limits) {
            assertThat(one.beyond(limit)).isEqualTo(cusums().beyond(limit));
        }
    }

    private static RunLengthSimulation cusums() {
        return new RunLengthSimulation(
                () -> Statistics.cusum(.5), Series.independent(.2), 50, SEED);
    }

    @Test
    void shouldSimulateTheVeryChartsThatAreDrawn() {
        SplittableRandom random = new SplittableRandom(SEED);
        DoubleUnaryOperator high = Statistics.cusum(.5);
        DoubleUnaryOperator average = Statistics.ewma(.1);
        CusumChart cusum = CusumChart.of(0, 1, .5, 5);
        EwmaChart ewma = new EwmaChart(0, 1, .1, 3, true);
        Cusum sums = cusum.start();
        Ewma at = ewma.start();
        for (int i = 0; i < 5000; i++) {
            double z = random.nextGaussian();
            sums = cusum.next(sums, z);
            at = ewma.next(at, z);

            assertThat(high.applyAsDouble(z)).isEqualTo(Math.max(sums.high(), sums.low()));
            assertThat(average.applyAsDouble(z))
                    .isCloseTo(Math.abs(ewma.point(at).z()), within(1e-12));
        }
    }

    @Test
    void shouldMakeSeriesOfTheirVarianceAndCorrelation() {
        check(Series.autocorrelated(.8), 1, .8);
        check(Series.whitened(.4, .4), 1, 0);
        // Of variance (1 + ¼ − .8) / ¾, where .8 is met with .5.
        check(Series.whitened(.8, .5), .6, (.8 - .5 - .5 * .64 + .25 * .8) / .75 / .6);
    }

    private static void check(Series kind, double variance, double correlation) {
        DoubleSupplier series = kind.start(new SplittableRandom(SEED));
        int n = 400_000;
        double squares = 0;
        double products = 0;
        double before = series.getAsDouble();
        for (int i = 0; i < n; i++) {
            double value = series.getAsDouble();
            squares += value * value;
            products += value * before;
            before = value;
        }
        assertThat(squares / n).isCloseTo(variance, within(.02 * variance));
        assertThat(products / squares).isCloseTo(correlation, within(.01));
    }

    @Test
    void shouldRefuseOneRun() {
        assertThatThrownBy(
                        () ->
                                new RunLengthSimulation(
                                        Statistics::shewhart, Series.independent(0), 1, SEED))
                .hasMessageContaining("1 runs");
    }
}
