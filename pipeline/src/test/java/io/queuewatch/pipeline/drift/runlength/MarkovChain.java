package io.queuewatch.pipeline.drift.runlength;

import io.queuewatch.pipeline.drift.chart.StandardNormal;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Run lengths by the other road, the Markov chains of Brook and Evans (1972) and of Lucas and
 * Saccucci (1990): the chart's range in so many states, twice, and the error, which goes with the
 * square of their width, taken out.
 */
final class MarkovChain {

    private static final int FEW = 151;

    private MarkovChain() {}

    /** An EWMA with settled limits from its target. */
    static double ewma(double lambda, double width, double mean) {
        return finer(states -> ewma(lambda, width, mean, states), 1.0 / FEW, 1.0 / (2 * FEW + 1));
    }

    private static double ewma(double lambda, double width, double mean, int states) {
        double limit = width * Math.sqrt(lambda / (2 - lambda));
        double cell = 2 * limit / states;
        RealMatrix stay = new Array2DRowRealMatrix(states, states);
        for (int i = 0; i < states; i++) {
            double from = (1 - lambda) * (-limit + (i + .5) * cell);
            for (int j = 0; j < states; j++) {
                double lower = (-limit + j * cell - from) / lambda - mean;
                stay.setEntry(i, j, between(lower, lower + cell / lambda));
            }
        }
        return runLength(stay, states / 2);
    }

    /** The upper sum of a CUSUM from 0. */
    static double cusum(double k, double h, double mean) {
        return finer(states -> cusum(k, h, mean, states), 1 / (2.0 * FEW - 1), 1 / (4.0 * FEW + 1));
    }

    private static double cusum(double k, double h, double mean, int states) {
        double cell = 2 * h / (2 * states - 1);
        RealMatrix stay = new Array2DRowRealMatrix(states, states);
        for (int i = 0; i < states; i++) {
            stay.setEntry(i, 0, StandardNormal.cumulative((.5 - i) * cell + k - mean));
            for (int j = 1; j < states; j++) {
                double lower = (j - i - .5) * cell + k - mean;
                stay.setEntry(i, j, between(lower, lower + cell));
            }
        }
        return runLength(stay, 0);
    }

    private static double between(double lower, double upper) {
        return StandardNormal.cumulative(upper) - StandardNormal.cumulative(lower);
    }

    private static double runLength(RealMatrix stay, int from) {
        int states = stay.getRowDimension();
        RealMatrix leave = stay.scalarMultiply(-1);
        for (int i = 0; i < states; i++) {
            leave.addToEntry(i, i, 1);
        }
        return new LUDecomposition(leave, 0)
                .getSolver()
                .solve(new ArrayRealVector(states, 1))
                .getEntry(from);
    }

    private interface ByStates {
        double runLength(int states);
    }

    private static double finer(ByStates chain, double coarse, double fine) {
        double ratio = Math.pow(coarse / fine, 2);
        return (ratio * chain.runLength(2 * FEW + 1) - chain.runLength(FEW)) / (ratio - 1);
    }
}
