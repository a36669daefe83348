package io.queuewatch.pipeline.drift.chart;

import org.apache.commons.math3.special.Gamma;

/**
 * The constants of control charts for normal values, computed rather than looked up.
 *
 * @see <a href="https://www.itl.nist.gov/div898/handbook/pmc/section3/pmc32.htm">NIST/SEMATECH
 *     e-Handbook, 6.3.2; Montgomery, Introduction to Statistical Quality Control, appendix VI</a>
 */
public final class ControlConstants {

    /** d₂(2) = 2 / √π. */
    static final double D2_OF_2 = 2 / Math.sqrt(Math.PI);

    /** d₃(2) = √(2 − 4 / π). */
    static final double D3_OF_2 = Math.sqrt(2 - 4 / Math.PI);

    /** From here on the series is the more exact one. */
    private static final long MANY = 1000;

    private static final double WIDTH = ChartPoint.WIDTH;

    private ControlConstants() {}

    /**
     * c₄: the mean standard deviation of n values in units of the true one, √(2 / (n − 1)) Γ(n / 2)
     * / Γ((n − 1) / 2).
     *
     * @throws IllegalArgumentException below 2 values
     */
    public static double c4(long n) {
        require(n);
        if (n >= MANY) {
            return 1 - missing(n);
        }
        return Math.sqrt(2.0 / (n - 1))
                * Math.exp(Gamma.logGamma(n / 2.0) - Gamma.logGamma((n - 1) / 2.0));
    }

    /**
     * c₅ = √(1 − c₄²): the standard deviation of the standard deviation of n values, in units of
     * the true one.
     *
     * @throws IllegalArgumentException below 2 values
     */
    public static double c5(long n) {
        // The difference of two numbers near 1 would have lost its digits.
        double missing = n >= MANY ? missing(n) : 1 - c4(n);
        return Math.sqrt(missing * (2 - missing));
    }

    /** 1 − c₄ for many values, from Stirling's series. */
    private static double missing(long n) {
        double r = 1.0 / n;
        return r * (1.0 / 4 + r * (7.0 / 32 + r * 19.0 / 128));
    }

    /**
     * d₂: the mean range of n values in standard deviations.
     *
     * @throws IllegalArgumentException below 2 values
     */
    public static double d2(int n) {
        require(n);
        return new RangeDistribution(n).mean();
    }

    /**
     * d₃: the standard deviation of the range of n values, in standard deviations.
     *
     * @throws IllegalArgumentException below 2 values
     */
    public static double d3(int n) {
        require(n);
        return new RangeDistribution(n).deviation();
    }

    /** d₄: the median range of two values in standard deviations, √2 Φ⁻¹(¾). */
    public static double d4() {
        return Math.sqrt(2) * StandardNormal.quantile(0.75);
    }

    /** A standard deviation in median absolute deviations, 1 / Φ⁻¹(¾). */
    public static double medianDeviation() {
        return 1 / StandardNormal.quantile(0.75);
    }

    /** E₂ = 3 / d₂: the half width of an individuals chart in mean ranges of n neighbours. */
    public static double e2(int n) {
        return WIDTH / d2(n);
    }

    /** A₂ = 3 / (d₂ √n): the half width of an x̄ chart in mean ranges. */
    public static double a2(int n) {
        return WIDTH / (d2(n) * Math.sqrt(n));
    }

    /** A₃ = 3 / (c₄ √n): the half width of an x̄ chart in mean standard deviations. */
    public static double a3(long n) {
        return WIDTH / (c4(n) * Math.sqrt((double) n));
    }

    /** B₃: the lower limit of an S chart in mean standard deviations. */
    public static double b3(long n) {
        return Math.max(0, 1 - WIDTH * c5(n) / c4(n));
    }

    /** B₄: the upper limit of an S chart in mean standard deviations. */
    public static double b4(long n) {
        return 1 + WIDTH * c5(n) / c4(n);
    }

    /** D₃: the lower limit of a range chart in mean ranges. */
    public static double lowerRange(int n) {
        return Math.max(0, 1 - WIDTH * d3(n) / d2(n));
    }

    /** D₄: the upper limit of a range chart in mean ranges. */
    public static double upperRange(int n) {
        return 1 + WIDTH * d3(n) / d2(n);
    }

    private static void require(long n) {
        if (n < 2) {
            throw new IllegalArgumentException(
                    "%d values do not vary: want 2 or more".formatted(n));
        }
    }
}
