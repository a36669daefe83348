package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.drift.chart.Baseline;
import io.queuewatch.pipeline.drift.chart.CChart;
import io.queuewatch.pipeline.drift.chart.ChartPoint;
import io.queuewatch.pipeline.drift.chart.GChart;
import io.queuewatch.pipeline.drift.chart.IndividualsChart;
import io.queuewatch.pipeline.drift.chart.LaneyPChart;
import io.queuewatch.pipeline.drift.chart.LaneyUChart;
import io.queuewatch.pipeline.drift.chart.MovingRangeChart;
import io.queuewatch.pipeline.drift.chart.PChart;
import io.queuewatch.pipeline.drift.chart.SChart;
import io.queuewatch.pipeline.drift.chart.TChart;
import io.queuewatch.pipeline.drift.chart.UChart;
import io.queuewatch.pipeline.drift.chart.XbarChart;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;

/** The textbook charts: how each is fitted, and what it makes of an interval. */
enum ClassicKind {
    /** Proportions. */
    P(
            (all, in) -> numbers(PChart.fit(map(all, ClassicSample::share), in).mean()),
            (fit, one) -> new PChart(fit[0]).point(one.share())),
    /** Proportions that vary by more than chance. */
    P_PRIME(
            (all, in) -> {
                LaneyPChart chart = LaneyPChart.fit(map(all, ClassicSample::share), in);
                return numbers(chart.mean(), chart.sigmaZ());
            },
            (fit, one) -> new LaneyPChart(fit[0], fit[1]).point(one.share())),
    /** Contacts by open hours. */
    U(
            (all, in) -> numbers(UChart.fit(map(all, ClassicSample::rate), in).mean()),
            (fit, one) -> new UChart(fit[0]).point(one.rate())),
    /** Contacts by open hours that vary by more than chance. */
    U_PRIME(
            (all, in) -> {
                LaneyUChart chart = LaneyUChart.fit(map(all, ClassicSample::rate), in);
                return numbers(chart.mean(), chart.sigmaZ());
            },
            (fit, one) -> new LaneyUChart(fit[0], fit[1]).point(one.rate())),
    /** Contacts of intervals that are all alike. */
    C(
            (all, in) -> numbers(CChart.fit(map(all, ClassicSample::mean), in).mean()),
            (fit, one) -> new CChart(fit[0]).point(one.mean())),
    /** Single values. */
    I(
            (all, in) -> {
                IndividualsChart chart = IndividualsChart.fit(map(all, ClassicSample::mean), in);
                return numbers(chart.mean(), chart.sigma());
            },
            (fit, one) -> new IndividualsChart(fit[0], fit[1]).point(one.mean())),
    /** How far single values are from those before them. */
    MR(
            (all, in) -> numbers(MovingRangeChart.fit(map(all, ClassicSample::mean), in).mean()),
            (fit, one) -> new MovingRangeChart(fit[0]).point(one.movingRange())),
    /** Means of many values. */
    XBAR(
            (all, in) -> {
                XbarChart chart = XbarChart.fit(map(all, ClassicSample::values), in);
                return numbers(chart.mean(), chart.sigma());
            },
            (fit, one) -> new XbarChart(fit[0], fit[1]).point(one.values())),
    /** Standard deviations within intervals. */
    S(
            (all, in) -> numbers(SChart.fit(map(all, ClassicSample::values), in).sigma()),
            (fit, one) -> new SChart(fit[0]).point(one.values())),
    /** Contacts between rare events. */
    G(
            (all, in) -> {
                GChart chart =
                        GChart.fit(gaps(all, in, ClassicSample::gapContacts), Baseline.all());
                return numbers(chart.mean(), chart.median());
            },
            (fit, one) -> new GChart(fit[0], fit[1]).point(one.gapContacts())),
    /** Open hours between rare events. */
    T(
            (all, in) -> {
                IndividualsChart chart =
                        TChart.fit(gaps(all, in, ClassicSample::gapHours), Baseline.all())
                                .transformed();
                return numbers(chart.mean(), chart.sigma());
            },
            (fit, one) -> new TChart(new IndividualsChart(fit[0], fit[1])).point(one.gapHours()));

    /** How a chart is fitted on the intervals of a baseline. */
    private interface Fit extends BiFunction<List<ClassicSample>, Baseline, double[]> {}

    /** What a chart that is fitted makes of an interval. */
    private interface Point extends BiFunction<double[], ClassicSample, ChartPoint> {}

    /** A function that remembers nothing, here and below. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Fit fit;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Point point;

    ClassicKind(Fit fit, Point point) {
        this.fit = fit;
        this.point = point;
    }

    /**
     * Those that apply to a metric.
     *
     * @param rare whether the gaps between events tell more than their counts
     */
    static Set<ClassicKind> of(Metric metric, boolean rare) {
        Set<ClassicKind> kinds =
                switch (metric.kind()) {
                    case PROPORTION -> EnumSet.of(P, P_PRIME);
                    case COUNT ->
                            metric.period() == Period.HOUR
                                    ? EnumSet.of(C)
                                    : EnumSet.of(U, U_PRIME, I, MR);
                    case MEAN -> metric.logarithmic() ? EnumSet.of(XBAR, S) : EnumSet.of(I, MR);
                };
        if (rare) {
            kinds.add(T);
            if (metric.kind() == Kind.PROPORTION) {
                kinds.add(G);
            }
        }
        return kinds;
    }

    /** As rows name it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is of gaps between rare events. */
    boolean ofGaps() {
        return this == G || this == T;
    }

    /**
     * What {@link #point} wants to know, of intervals of which some are not to be compared with.
     */
    double[] fit(List<ClassicSample> all, Baseline compared) {
        return fit.apply(all, compared);
    }

    /** The point of an interval. */
    ChartPoint point(double[] fitted, ClassicSample sample) {
        return point.apply(fitted, sample);
    }

    private static double[] numbers(double... numbers) {
        return numbers;
    }

    private static <T> List<T> map(
            List<ClassicSample> all, java.util.function.Function<ClassicSample, T> read) {
        return all.stream().map(read).toList();
    }

    /** Each event of the baseline ends a gap; several of one interval have even ones. */
    private static List<Double> gaps(
            List<ClassicSample> all,
            Baseline compared,
            java.util.function.Function<ClassicSample, Double> read) {
        List<Double> gaps = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (int event = 0; compared.contains(i) && event < all.get(i).events(); event++) {
                gaps.add(read.apply(all.get(i)));
            }
        }
        return gaps;
    }
}
