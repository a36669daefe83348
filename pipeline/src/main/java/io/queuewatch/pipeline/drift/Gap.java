package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.drift.chart.StandardNormal;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.special.Gamma;

/**
 * The gap between rare events, or to the last of several that came in one interval, counted in
 * events that were to be expected in it, so that the hours of the week may differ. While nothing
 * changes it is a gamma variable; to one event an exponential one, of contacts a geometric one with
 * half the chance of the gap itself (mid-p, as in {@link MidP}).
 *
 * <p>Nelson's power 1 / 3.6 of a gap (A control chart for parts-per-million nonconforming items,
 * Journal of Quality Technology 26, 1994) is nearly normal in the middle, but at the gap which
 * chance exceeds once in 300,000 times it says 4.0 standard deviations instead of 4.5; here the
 * tail is exact.
 *
 * @param expected events to be expected in it, up to the last event
 * @param events that ended it, at least 1
 * @param chance that a contact is an event; 0 where time is what passes
 */
record Gap(double expected, double events, double chance) {

    /** N(0, 1) while nothing has changed; positive where the gap is long. */
    double z() {
        double longer;
        double shorter;
        if (events == 1) {
            double ln = Math.log1p(-chance / 2) - expected;
            longer = Math.exp(ln);
            shorter = -Math.expm1(ln);
        } else {
            longer = Gamma.regularizedGammaQ(events, expected);
            shorter = Gamma.regularizedGammaP(events, expected);
        }
        return shorter < longer ? Normal.lowerQuantile(shorter) : -Normal.lowerQuantile(longer);
    }

    /**
     * Times as many events in the gap as it had would be a limit of the chart.
     *
     * @param sigmas the limit in standard deviations, positive for a long gap
     */
    double limit(double sigmas) {
        return expected
                / new GammaDistribution(null, events, 1)
                        .inverseCumulativeProbability(StandardNormal.cumulative(sigmas));
    }
}
