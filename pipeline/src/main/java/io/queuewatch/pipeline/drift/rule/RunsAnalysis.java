package io.queuewatch.pipeline.drift.rule;

import java.util.Arrays;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * Runs about the centre line of a whole chart: a run that is too long, or too few crossings of the
 * centre, tell of a change that no single point shows. Points on the centre line do not count.
 *
 * @param useful points off the centre line
 * @param longestRun the most points in a row on one side
 * @param longestAllowed ⌊log₂(useful) + 3⌉
 * @param crossings how often neighbours are on different sides
 * @param fewestCrossings the 5 % quantile of the binomial distribution of useful − 1 fair coins
 * @see <a href="https://doi.org/10.1371/journal.pone.0113825">Anhøj and Olesen, Run charts
 *     revisited, PLoS ONE 9(11), 2014</a>
 */
public record RunsAnalysis(
        int useful, int longestRun, int longestAllowed, int crossings, int fewestCrossings) {

    private static final double LEVEL = 0.05;

    /** That of a chart; NaN stands for a point that was not scored. */
    public static RunsAnalysis of(double[] z) {
        double[] sides = Arrays.stream(z).filter(d -> d > 0 || d < 0).map(Math::signum).toArray();
        int useful = sides.length;
        int crossings = 0;
        int run = 0;
        int longest = 0;
        for (int i = 0; i < useful; i++) {
            boolean crossed = i > 0 && sides[i] != sides[i - 1];
            crossings += crossed ? 1 : 0;
            run = crossed ? 1 : run + 1;
            longest = Math.max(longest, run);
        }
        return new RunsAnalysis(
                useful, longest, longestAllowed(useful), crossings, fewestCrossings(useful));
    }

    private static int longestAllowed(int useful) {
        return useful == 0 ? 0 : (int) Math.round(Math.log(useful) / Math.log(2) + 3);
    }

    private static int fewestCrossings(int useful) {
        return useful < 2
                ? 0
                : new BinomialDistribution(null, useful - 1, 0.5)
                        .inverseCumulativeProbability(LEVEL);
    }

    /** Whether the runs are not those of chance. */
    public boolean signals() {
        return longestRun > longestAllowed || crossings < fewestCrossings;
    }
}
