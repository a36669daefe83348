package io.queuewatch.pipeline.drift.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.queuewatch.pipeline.drift.KnownAnswers;
import io.queuewatch.pipeline.drift.rule.RunsAnalysis;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.distribution.GeometricDistribution;
import org.junit.jupiter.api.Test;

class RareEventChartsTest {

    private static final List<Double> GAPS = KnownAnswers.list("gaps.counts");

    @Test
    void shouldDrawContactsBetweenEvents() {
        Drawn drawn = new Drawn(GChart.fit(GAPS, Baseline.all()).plot(GAPS));

        drawn.values("gaps.counts");
        drawn.centre("gaps.centre");
        drawn.limits("gaps.lower", "gaps.upper");
        drawn.signalsAt("gaps.signals");
        double[] aboutCentre =
                drawn.points().stream().mapToDouble(p -> p.value() - p.centre()).toArray();
        assertThat(RunsAnalysis.of(aboutCentre)).isEqualTo(AttributeChartsTest.knownRuns("gaps"));
    }

    @Test
    void shouldMakeZFromTheMidPOfTheGeometricDistribution() {
        GChart chart = GChart.fit(GAPS, Baseline.all());
        GeometricDistribution geometric = new GeometricDistribution(null, 1 / (1 + chart.mean()));

        for (int count = 0; count <= 60; count++) {
            double midP = geometric.cumulativeProbability(count) - geometric.probability(count) / 2;
            assertThat(StandardNormal.cumulative(chart.point((double) count).z()))
                    .isCloseTo(midP, within(1e-12));
        }
        assertThat(chart.point(2000.0).z()).isBetween(15.0, 20.0);
    }

    @Test
    void shouldSignalAGapThatIsTooLong() {
        GChart chart = GChart.fit(GAPS, Baseline.all());

        assertThat(chart.point(52.0).signal()).isEqualTo(Side.NONE);
        assertThat(chart.point(53.0).signal()).isEqualTo(Side.ABOVE);
    }

    /** Montgomery's hours between failures of a valve; what comes of them by another program. */
    @Test
    void shouldDrawMontgomerysValveFailures() {
        List<Double> hours =
                DoubleStream.of(
                                286, 948, 536, 124, 816, 729, 4, 143, 431, 8, 2837, 596, 81, 227,
                                603, 492, 1199, 1214, 2831, 96)
                        .boxed()
                        .toList();
        TChart chart = TChart.fit(hours, Baseline.all());
        ChartPoint first = chart.point(286.0);

        assertThat(chart.transformed().mean()).isCloseTo(5.389276972749053, within(1e-12));
        assertThat(chart.transformed().sigma()).isCloseTo(2.092311380138105, within(1e-12));
        assertThat(first.value()).isEqualTo(286);
        assertThat(first.centre()).isCloseTo(430.040951789758, within(1e-9));
        assertThat(first.lower()).isZero();
        assertThat(first.upper()).isCloseTo(6933.418139581168, within(1e-8));
        assertThat(first.z()).isCloseTo((4.811983 - 5.389277) / 2.092311, within(1e-5));
        assertThat(chart.plot(hours)).allMatch(point -> point.signal() == Side.NONE);
        assertThat(chart.point(0.0).signal()).isEqualTo(Side.NONE);
        assertThat(chart.point(8000.0).signal()).isEqualTo(Side.ABOVE);
    }

    @Test
    void shouldNotSignalWithoutABaseline() {
        assertThat(GChart.fit(List.of(), Baseline.all()).point(9.0).signal()).isEqualTo(Side.NONE);
        assertThat(TChart.fit(List.of(), Baseline.all()).point(9.0).signal()).isEqualTo(Side.NONE);
        assertThat(GChart.fit(GAPS, Baseline.all()).point(Double.NaN).z()).isNaN();
    }

    @Test
    void shouldKnowWhereEveryContactWasAnEvent() {
        GChart chart = GChart.fit(List.of(0.0, 0.0, 0.0), Baseline.all());

        assertThat(chart.point(0.0).z()).isZero();
        assertThat(chart.point(0.0).signal()).isEqualTo(Side.NONE);
        assertThat(chart.point(1.0).z()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(chart.point(1.0).signal()).isEqualTo(Side.ABOVE);
    }

    @Test
    void shouldRefuseNegativeGaps() {
        assertThatThrownBy(() -> new GChart(1, 1).point(-1.0)).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> TChart.fit(List.of(-2.0), Baseline.all()))
                .hasMessageContaining("-2.0");
    }
}
