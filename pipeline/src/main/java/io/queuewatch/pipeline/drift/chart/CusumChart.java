package io.queuewatch.pipeline.drift.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * The two-sided tabular CUSUM of z = (x − target) / σ: high ← max(0, high + z − k), low ← max(0,
 * low − z − k). It signals where one of them is beyond h.
 *
 * @param target what is expected
 * @param sigma the standard deviation of single values
 * @param k the reference value, half of the shift that is to be found soonest, in σ
 * @param h the decision interval, in σ
 * @param headStart where both sums start, in σ: 0, or h / 2 for a fast initial response
 * @param cap neither sum rises above it, so that the chart comes back soon once a change has
 *     passed; infinite for none, in σ
 * @see <a href="https://www.itl.nist.gov/div898/handbook/pmc/section3/pmc323.htm">NIST/SEMATECH
 *     e-Handbook, 6.3.2.3; Page, Continuous inspection schemes, Biometrika 41, 1954; Montgomery,
 *     Introduction to Statistical Quality Control, 9.1; Lucas and Crosier, Technometrics 24, 1982,
 *     on the head start</a>
 */
public record CusumChart(
        double target, double sigma, double k, double h, double headStart, double cap) {

    /**
     * @throws IllegalArgumentException where a setting is out of its range
     */
    public CusumChart {
        if (!(sigma > 0 && k >= 0 && h > 0 && headStart >= 0 && cap > h)) {
            throw new IllegalArgumentException(
                    ("a CUSUM of sigma %s, k %s, h %s, head start %s, cap %s: want sigma and h"
                                    + " above 0, a cap above h, the others not below 0")
                            .formatted(sigma, k, h, headStart, cap));
        }
    }

    /** A chart that starts at 0 and is not capped. */
    public static CusumChart of(double target, double sigma, double k, double h) {
        return new CusumChart(target, sigma, k, h, 0, Double.POSITIVE_INFINITY);
    }

    /** This chart with another head start. */
    public CusumChart withHeadStart(double start) {
        return new CusumChart(target, sigma, k, h, start, cap);
    }

    /** This chart with another cap. */
    public CusumChart withCap(double most) {
        return new CusumChart(target, sigma, k, h, headStart, most);
    }

    /** The sums before the first value. */
    public Cusum start() {
        return new Cusum(headStart, headStart, 0, 0);
    }

    /** The sums after one more value; a missing one (NaN) changes nothing. */
    public Cusum next(Cusum before, double value) {
        if (Double.isNaN(value)) {
            return before;
        }
        double z = (value - target) / sigma;
        double high = sum(before.high() + (z - k));
        double low = sum(before.low() + (-z - k));
        return new Cusum(
                high,
                low,
                high == 0 ? 0 : before.highRun() + 1,
                low == 0 ? 0 : before.lowRun() + 1);
    }

    private double sum(double raised) {
        return Math.min(cap, Math.max(0, raised));
    }

    /** The side that signals, the larger one where both do. */
    public Side signal(Cusum at) {
        if (at.high() > h && at.high() >= at.low()) {
            return Side.ABOVE;
        }
        return at.low() > h ? Side.BELOW : Side.NONE;
    }

    /** The upper line, in σ. */
    public ChartPoint upper(Cusum at) {
        return new ChartPoint(at.high(), 0, Double.NaN, h, Double.NaN);
    }

    /** The lower line, drawn downwards, in σ. */
    public ChartPoint lower(Cusum at) {
        return new ChartPoint(0 - at.low(), 0, -h, Double.NaN, Double.NaN);
    }

    /** The sums after each value. */
    public List<Cusum> plot(List<Double> values) {
        List<Cusum> sums = new ArrayList<>(values.size());
        Cusum at = start();
        for (double value : values) {
            at = next(at, value);
            sums.add(at);
        }
        return sums;
    }
}
