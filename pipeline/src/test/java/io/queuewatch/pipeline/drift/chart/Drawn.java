package io.queuewatch.pipeline.drift.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.queuewatch.pipeline.drift.KnownAnswers;
import io.queuewatch.pipeline.drift.rule.Annotation;
import io.queuewatch.pipeline.drift.rule.Rule;
import io.queuewatch.pipeline.drift.rule.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** A chart that was drawn, compared with known answers. */
record Drawn(List<ChartPoint> points) {

    static final double EXACT = 1e-11;

    static List<Counted> counted(String counts, String sizes) {
        double[] count = KnownAnswers.numbers(counts);
        double[] size = KnownAnswers.numbers(sizes);
        List<Counted> samples = new ArrayList<>();
        for (int i = 0; i < count.length; i++) {
            samples.add(new Counted(count[i], size[size.length == 1 ? 0 : i]));
        }
        return samples;
    }

    void values(String name) {
        same(ChartPoint::value, name);
    }

    void centre(String name) {
        same(ChartPoint::centre, name);
    }

    void limits(String lower, String upper) {
        same(ChartPoint::lower, lower);
        same(ChartPoint::upper, upper);
    }

    void same(ToDoubleFunction<ChartPoint> figure, String name) {
        double[] expected = KnownAnswers.numbers(name);
        for (int i = 0; i < points.size(); i++) {
            double wanted = expected[expected.length == 1 ? 0 : i];
            assertThat(figure.applyAsDouble(points.get(i)))
                    .as("%s, point %d", name, i + 1)
                    .isCloseTo(wanted, within(EXACT * Math.max(1, Math.abs(wanted))));
        }
        assertThat(expected.length).isIn(1, points.size());
    }

    void signalsAt(String name) {
        assertThat(
                        IntStream.range(0, points.size())
                                .filter(i -> points.get(i).signal() != Side.NONE)
                                .mapToDouble(i -> i + 1)
                                .toArray())
                .as(name)
                .isEqualTo(KnownAnswers.numbers(name));
    }

    void runsOfSevenAt(String name) {
        assertThat(
                        RuleSet.MAKING_DATA_COUNT.annotate(z()).stream()
                                .filter(note -> note.rule() == Rule.MAKING_DATA_COUNT_SHIFT)
                                .mapToInt(Annotation::at)
                                .mapToDouble(at -> at + 1)
                                .toArray())
                .as(name)
                .isEqualTo(KnownAnswers.numbers(name));
    }

    double[] z() {
        return points.stream().mapToDouble(ChartPoint::z).toArray();
    }
}
