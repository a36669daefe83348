package io.queuewatch.pipeline.drift.runlength;

import io.queuewatch.pipeline.drift.chart.StandardNormal;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Average run lengths of an EWMA of independent normal values of standard deviation 1 that starts
 * at its target, from the integral equation L(y) = 1 + 1/λ ∫ L(x) φ((x − (1 − λ) y)/λ − μ) dx over
 * the points within the limits, solved at Gauss–Legendre nodes.
 *
 * @param lambda λ
 * @param width L
 * @see <a href="https://doi.org/10.1080/00401706.1987.10488267">Crowder, A simple method for
 *     studying run-length distributions of exponentially weighted moving average charts,
 *     Technometrics 29, 1987</a>
 * @see "Lucas and Saccucci, Exponentially weighted moving average control schemes, Technometrics
 *     32, 1990"
 */
public record EwmaRunLength(double lambda, double width) {

    /** How near limits come to those they settle to before they are taken to be settled. */
    private static final double SETTLED = 1e-13;

    /**
     * @throws IllegalArgumentException where λ or L is out of its range
     */
    public EwmaRunLength {
        if (!(lambda > 0 && lambda <= 1 && width > 0 && Double.isFinite(width))) {
            throw new IllegalArgumentException(
                    "an EWMA of lambda %s, L %s: want 0 < lambda <= 1 and L above 0"
                            .formatted(lambda, width));
        }
    }

    /**
     * With settled limits from the first point on.
     *
     * @param mean the mean of the values
     * @return infinite where it is above 10¹²
     */
    public double steadyLimits(double mean) {
        Nodes nodes = nodes(limit());
        RealVector later = solve(nodes, mean);
        return Longest.orEndless(1 + row(nodes, 0, mean).dotProduct(later));
    }

    /**
     * With the exact limits of each point, narrower at first: the density of points within the
     * limits is carried on from point to point until limits have settled.
     *
     * @param mean the mean of the values
     * @return infinite where it is above 10¹²
     */
    public double exactLimits(double mean) {
        double runLength = 1;
        Nodes nodes = nodes(limit(1));
        double[] mass = first(nodes, mean);
        int point = 1;
        while (Math.pow(1 - lambda, 2.0 * point) > SETTLED) {
            runLength += new ArrayRealVector(mass, false).getL1Norm();
            point++;
            Nodes next = nodes(limit(point));
            mass = carry(nodes, mass, next, mean);
            nodes = next;
        }
        Nodes settled = nodes(limit());
        RealVector later = solve(settled, mean);
        for (int i = 0; i < mass.length; i++) {
            runLength += mass[i] * (1 + row(settled, nodes.at(i), mean).dotProduct(later));
        }
        return Longest.orEndless(runLength);
    }

    private double limit() {
        return width * Math.sqrt(lambda / (2 - lambda));
    }

    private double limit(int point) {
        return limit() * Math.sqrt(1 - Math.pow(1 - lambda, 2.0 * point));
    }

    private Nodes nodes(double limit) {
        return Nodes.between(-limit, limit, lambda);
    }

    private double density(double to, double from, double mean) {
        return StandardNormal.density((to - (1 - lambda) * from) / lambda - mean) / lambda;
    }

    private double[] first(Nodes nodes, double mean) {
        double[] mass = new double[nodes.count()];
        for (int i = 0; i < mass.length; i++) {
            mass[i] = nodes.weight(i) * density(nodes.at(i), 0, mean);
        }
        return mass;
    }

    private double[] carry(Nodes from, double[] mass, Nodes to, double mean) {
        double[] carried = new double[to.count()];
        for (int j = 0; j < carried.length; j++) {
            double sum = 0;
            for (int i = 0; i < mass.length; i++) {
                sum += mass[i] * density(to.at(j), from.at(i), mean);
            }
            carried[j] = to.weight(j) * sum;
        }
        return carried;
    }

    private RealVector solve(Nodes nodes, double mean) {
        int size = nodes.count();
        RealMatrix equations = new Array2DRowRealMatrix(size, size);
        for (int i = 0; i < size; i++) {
            equations.setRowVector(i, row(nodes, nodes.at(i), mean).mapMultiply(-1));
            equations.addToEntry(i, i, 1);
        }
        return new LUDecomposition(equations, 0).getSolver().solve(new ArrayRealVector(size, 1));
    }

    private RealVector row(Nodes nodes, double from, double mean) {
        double[] row = new double[nodes.count()];
        for (int j = 0; j < row.length; j++) {
            row[j] = nodes.weight(j) * density(nodes.at(j), from, mean);
        }
        return new ArrayRealVector(row, false);
    }

    /**
     * The L with which settled limits run so long on average while nothing has changed.
     *
     * @param lambda λ
     * @param runLength the average run length, above 1 and at most 10⁹
     * @throws IllegalArgumentException where no L gives this run length
     */
    public static double steadyWidth(double lambda, double runLength) {
        return Root.of(width -> new EwmaRunLength(lambda, width).steadyLimits(0), runLength);
    }

    /**
     * The L with which exact limits run so long on average while nothing has changed.
     *
     * @param lambda λ
     * @param runLength the average run length, above 1 and at most 10⁹
     * @throws IllegalArgumentException where no L gives this run length
     */
    public static double exactWidth(double lambda, double runLength) {
        return Root.of(width -> new EwmaRunLength(lambda, width).exactLimits(0), runLength);
    }
}
