package io.queuewatch.pipeline.drift.runlength;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Gauss–Legendre nodes of an interval, panel by panel, close enough for a normal kernel of some
 * width.
 */
final class Nodes {

    private static final GaussIntegrator PANEL = new GaussIntegratorFactory().legendre(16);
    private static final double WIDTHS_A_PANEL = 3;

    private final double[] points;
    private final double[] weights;

    private Nodes(double from, double to, int panels) {
        int each = PANEL.getNumberOfPoints();
        points = new double[panels * each];
        weights = new double[points.length];
        double half = (to - from) / panels / 2;
        for (int i = 0; i < points.length; i++) {
            double middle = from + half * (2 * (i / each) + 1);
            points[i] = middle + half * PANEL.getPoint(i % each);
            weights[i] = half * PANEL.getWeight(i % each);
        }
    }

    /** Nodes between two ends for a kernel of some standard deviation. */
    static Nodes between(double from, double to, double deviation) {
        return new Nodes(from, to, (int) Math.ceil((to - from) / deviation / WIDTHS_A_PANEL));
    }

    int count() {
        return points.length;
    }

    double at(int i) {
        return points[i];
    }

    double weight(int i) {
        return weights[i];
    }
}
