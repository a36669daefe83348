package io.queuewatch.pipeline.drift.chart;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Whether, and by how much, proportions vary more than chance alone would have them.
 *
 * @param points how many proportions
 * @param statistic Pearson's χ², Σz² about the proportion of all, with one degree of freedom fewer
 *     than points
 * @param deviation the standard deviation of z; NaN below 2 points
 * @param betweenVariance τ², the variance of the true proportions between points, by the method of
 *     moments; 0 where chance explains all, NaN below 2 points
 * @see <a href="https://doi.org/10.1002/sim.1970">Spiegelhalter, Funnel plots for comparing
 *     institutional performance, Statistics in Medicine 24, 2005</a>
 * @see "Spiegelhalter, Handling over-dispersion of performance indicators, Quality and Safety in
 *     Health Care 14, 2005"
 */
public record Overdispersion(
        int points, double statistic, double deviation, double betweenVariance) {

    /** That of a baseline; points without contacts are left out. */
    public static Overdispersion of(List<Counted> samples, Baseline baseline) {
        PChart chart = PChart.fit(samples, baseline);
        List<Counted> known =
                IntStream.range(0, samples.size())
                        .filter(baseline::contains)
                        .mapToObj(samples::get)
                        .filter(sample -> sample.size() > 0)
                        .toList();
        double[] z = known.stream().mapToDouble(sample -> chart.point(sample).z()).toArray();
        double statistic = StatUtils.sumSq(z);
        return new Overdispersion(
                z.length,
                statistic,
                z.length < 2 ? Double.NaN : Math.sqrt(StatUtils.variance(z)),
                betweenVariance(chart, known, statistic));
    }

    private static double betweenVariance(PChart chart, List<Counted> known, double statistic) {
        if (known.size() < 2) {
            return Double.NaN;
        }
        double sum = 0;
        double sumOfSquares = 0;
        for (Counted sample : known) {
            double weight = 1 / Math.pow(chart.sigma(sample), 2);
            sum += weight;
            sumOfSquares += weight * weight;
        }
        double excess = statistic - (known.size() - 1);
        return excess <= 0 ? 0 : excess / (sum - sumOfSquares / sum);
    }

    /** φ, the mean of z²: near 1 where chance explains all; NaN without points. */
    public double phi() {
        return statistic / points;
    }

    /** Observed by theoretical variance; NaN below 2 points. */
    public double ratio() {
        return points < 2 ? Double.NaN : statistic / (points - 1);
    }

    /** How often chance alone would vary as much or more; NaN below 2 points. */
    public double pValue() {
        return points < 2 ? Double.NaN : Gamma.regularizedGammaQ((points - 1) / 2.0, statistic / 2);
    }
}
