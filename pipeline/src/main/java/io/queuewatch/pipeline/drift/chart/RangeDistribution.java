package io.queuewatch.pipeline.drift.chart;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The range of n standard normal values: P(W ≤ w) = n ∫ φ(x) (Φ(x + w) − Φ(x))ⁿ⁻¹ dx. Its moments
 * are integrals of the upper tail.
 *
 * @see <a href="https://doi.org/10.1093/biomet/17.3-4.364">Tippett, On the extreme individuals and
 *     the range of samples taken from a normal population, Biometrika 17, 1925</a>
 */
final class RangeDistribution {

    /** No range worth counting is larger, and no value further out than half of it. */
    private static final double END = 20;

    private static final double STEP = 0.1;
    private static final GaussIntegrator NODES = new GaussIntegratorFactory().legendre(100, 0, END);

    private final int n;
    private final double[] x;
    private final double[] density;
    private final double[] cumulative;

    RangeDistribution(int n) {
        this.n = n;
        int points = (int) (END / STEP) + 1;
        x = new double[points];
        density = new double[points];
        cumulative = new double[points];
        for (int i = 0; i < points; i++) {
            x[i] = -END / 2 + i * STEP;
            density[i] = StandardNormal.density(x[i]);
            cumulative[i] = StandardNormal.cumulative(x[i]);
        }
    }

    /** The trapezoid rule, which on a bell is exact to the last digits. */
    private double cumulative(double w) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double between = StandardNormal.cumulative(x[i] + w) - cumulative[i];
            sum += density[i] * Math.pow(between, n - 1);
        }
        return n * STEP * sum;
    }

    double mean() {
        return NODES.integrate(w -> 1 - cumulative(w));
    }

    double deviation() {
        double mean = mean();
        return Math.sqrt(NODES.integrate(w -> 2 * w * (1 - cumulative(w))) - mean * mean);
    }
}
