package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.drift.explain.Explanation;
import java.util.List;

/**
 * How far one driver explains a change of the load.
 *
 * @param driver which
 * @param before arrivals, mean handle time in seconds or staffed seconds: what the same hours of
 *     weeks in control had
 * @param now what they are
 * @param load its part of the logarithm of load now / load before: the parts of all three add up to
 *     it; above 0 where it is more load
 * @param unusual what is left of it without what weeks in control differ by (James and Stein's
 *     estimator, positive part); by it drivers are ranked
 * @param elements its dimensions, the most surprising first, each with the elements that explain it
 * @param parts of handle time, what the elements of the first of these dimensions have changed it
 *     by, in seconds, which adds up to the whole change: by their own mean and by their share of
 *     contacts; empty of other drivers
 */
public record DriverChange(
        Driver driver,
        double before,
        double now,
        double load,
        double unusual,
        List<Explanation> elements,
        List<io.queuewatch.pipeline.drift.explain.Effect> parts) {

    /** Copies the lists. */
    public DriverChange {
        elements = List.copyOf(elements);
        parts = List.copyOf(parts);
    }
}
