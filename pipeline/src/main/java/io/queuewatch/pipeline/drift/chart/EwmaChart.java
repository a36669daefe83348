package io.queuewatch.pipeline.drift.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * The exponentially weighted moving average y ← λ x + (1 − λ) y from the target on, with limits L σ
 * √(λ / (2 − λ) (1 − (1 − λ)²ⁱ)) about it, or with those they settle to.
 *
 * @param target what is expected
 * @param sigma the standard deviation of single values
 * @param lambda λ, the weight of the newest, above 0 and at most 1
 * @param width L, in standard deviations of the average
 * @param steady whether limits are the settled ones from the first point on
 * @see <a href="https://www.itl.nist.gov/div898/handbook/pmc/section3/pmc324.htm">NIST/SEMATECH
 *     e-Handbook, 6.3.2.4; Roberts, Control chart tests based on geometric moving averages,
 *     Technometrics 1, 1959; Lucas and Saccucci, Technometrics 32, 1990</a>
 */
public record EwmaChart(double target, double sigma, double lambda, double width, boolean steady) {

    /**
     * @throws IllegalArgumentException where σ, λ or L is out of its range
     */
    public EwmaChart {
        if (!(sigma > 0 && lambda > 0 && lambda <= 1 && width > 0)) {
            throw new IllegalArgumentException(
                    "an EWMA of sigma %s, lambda %s, L %s: want sigma and L above 0, 0 < lambda <= 1"
                            .formatted(sigma, lambda, width));
        }
    }

    /** The average before the first value. */
    public Ewma start() {
        return new Ewma(target, 0);
    }

    /** The average after one more value; a missing one (NaN) changes nothing. */
    public Ewma next(Ewma before, double value) {
        return Double.isNaN(value)
                ? before
                : new Ewma(lambda * value + (1 - lambda) * before.average(), before.values() + 1);
    }

    /** The point of an average; its z counts standard deviations of the average. */
    public ChartPoint point(Ewma at) {
        double settled = steady ? 1 : -Math.expm1(2.0 * at.values() * Math.log1p(-lambda));
        return ChartPoint.of(
                at.average(), target, sigma * Math.sqrt(lambda / (2 - lambda) * settled), width);
    }

    /** The points of values, in their order. */
    public List<ChartPoint> plot(List<Double> values) {
        List<ChartPoint> points = new ArrayList<>(values.size());
        Ewma at = start();
        for (double value : values) {
            at = next(at, value);
            points.add(point(at));
        }
        return points;
    }
}
