package io.queuewatch.pipeline.drift.runlength;

import io.queuewatch.pipeline.drift.chart.StandardNormal;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Average run lengths of a CUSUM of independent normal values of standard deviation 1, from the
 * integral equation L(s) = 1 + L(0) Φ(k − s − μ) + ∫₀ʰ L(x) φ(x − s + k − μ) dx, solved at
 * Gauss–Legendre nodes. It is the limit of the Markov chains of Brook and Evans as their states get
 * finer, and right to more than six digits with as many nodes as they would take states for three.
 *
 * @param k the reference value
 * @param h the decision interval
 * @see "Page, Continuous inspection schemes, Biometrika 41, 1954"
 * @see <a href="https://doi.org/10.1093/biomet/59.3.539">Brook and Evans, An approach to the
 *     probability distribution of cusum run length, Biometrika 59, 1972</a>
 * @see "Vance, Average run lengths of cumulative sum control charts for controlling normal means,
 *     Journal of Quality Technology 18(3), 1986"
 * @see "Lucas and Crosier, Fast initial response for CUSUM quality-control schemes, Technometrics
 *     24, 1982, on two sides with a head start"
 */
public record CusumRunLength(double k, double h) {

    /**
     * @throws IllegalArgumentException where k is negative or h is not above 0
     */
    public CusumRunLength {
        if (!(k >= 0 && h > 0 && Double.isFinite(h))) {
            throw new IllegalArgumentException(
                    "a CUSUM of k %s, h %s: want k of 0 or more and h above 0".formatted(k, h));
        }
    }

    /**
     * Of the upper sum alone.
     *
     * @param mean the mean of the values
     * @param headStart where the sum starts, from 0 to h
     * @return infinite where it is above 10¹²
     */
    public double oneSided(double mean, double headStart) {
        return upper(mean, headStart)[1];
    }

    /**
     * Of both sums.
     *
     * @param mean the mean of the values
     * @param headStart where both sums start, from 0 to h
     * @return infinite where it is above 10¹²
     */
    public double twoSided(double mean, double headStart) {
        double[] high = upper(mean, headStart);
        double[] low = upper(-mean, headStart);
        double fromZero = 1 / (1 / high[0] + 1 / low[0]);
        return Double.isInfinite(fromZero) ? fromZero : fromZero * (share(high) + share(low) - 1);
    }

    /** What the head start leaves of a run length; all of an endless one. */
    private static double share(double[] fromZeroAndHeadStart) {
        return Double.isInfinite(fromZeroAndHeadStart[0])
                ? 1
                : fromZeroAndHeadStart[1] / fromZeroAndHeadStart[0];
    }

    /** Run lengths of the upper sum from 0 and from a head start. */
    private double[] upper(double mean, double headStart) {
        if (!(headStart >= 0 && headStart <= h)) {
            throw new IllegalArgumentException(
                    "a head start of %s: want 0 to h = %s".formatted(headStart, h));
        }
        Nodes nodes = Nodes.between(0, h, 1);
        RealVector solution = solve(nodes, mean);
        double fromZero = solution.getEntry(nodes.count());
        double fromStart = 1 + row(nodes, headStart, mean).dotProduct(solution);
        return new double[] {Longest.orEndless(fromZero), Longest.orEndless(fromStart)};
    }

    private RealVector solve(Nodes nodes, double mean) {
        int size = nodes.count() + 1;
        RealMatrix equations = new Array2DRowRealMatrix(size, size);
        for (int i = 0; i < size; i++) {
            double from = i == nodes.count() ? 0 : nodes.at(i);
            equations.setRowVector(i, row(nodes, from, mean).mapMultiply(-1));
            equations.addToEntry(i, i, 1);
        }
        return new LUDecomposition(equations, 0).getSolver().solve(new ArrayRealVector(size, 1));
    }

    /** The chances to go from a sum to each node, and to 0 at the end. */
    private RealVector row(Nodes nodes, double from, double mean) {
        double[] row = new double[nodes.count() + 1];
        for (int j = 0; j < nodes.count(); j++) {
            row[j] = nodes.weight(j) * StandardNormal.density(nodes.at(j) - from + k - mean);
        }
        row[nodes.count()] = StandardNormal.cumulative(k - from - mean);
        return new ArrayRealVector(row, false);
    }

    /**
     * The h with which both sums together run so long on average while nothing has changed.
     *
     * @param k the reference value
     * @param runLength the average run length, above 1 and at most 10⁹
     * @throws IllegalArgumentException where no h gives this run length
     */
    public static double decisionInterval(double k, double runLength) {
        return Root.of(h -> new CusumRunLength(k, h).twoSided(0, 0), runLength);
    }
}
