package io.queuewatch.pipeline.outcome;

import static io.queuewatch.pipeline.outcome.OutcomeMeasure.*;

import org.apache.commons.math3.stat.interval.ConfidenceInterval;

/**
 * What was measured of some, and what it would surely be at most were all asked, at 95 %.
 *
 * @param value of those who were asked
 * @param most what it would be at most of all
 * @param n how many were asked
 */
public record Estimate(double value, double most, long n) {

    private static final double MILLIONTHS = 1e6;

    /**
     * The share of contacts that solved the problem at once and for a week; null below 10, and as
     * long as it may still change by itself.
     *
     * @param sums as those of {@link DayDelta}
     */
    public static Estimate firstContacts(long[] sums) {
        long n = of(sums, FCR_7_BASE);
        long met = of(sums, FCR_7_MET);
        // What is withdrawn may come before what it withdraws.
        ConfidenceInterval share =
                of(sums, FCR_7_OPEN) > 0 || met < 0 || met > n ? null : Margins.ofShare(n, met);
        return share == null ? null : new Estimate((double) met / n, share.getUpperBound(), n);
    }

    /** Satisfaction on the scale of 1 to 5; null below 10 answers. */
    public static Estimate satisfaction(long[] sums) {
        long n = of(sums, CSAT_N);
        Double margin = Margins.ofMean(n, of(sums, CSAT_SUM_MICRO), of(sums, CSAT_SUM_SQ_MICRO));
        return around(of(sums, CSAT_SUM_MICRO) / MILLIONTHS / n, margin, n);
    }

    /** The net promoter score, -100 to 100; null below 10 answers. */
    public static Estimate promoters(long[] sums) {
        long n = of(sums, NPS_N);
        long promoters = of(sums, PROMOTERS);
        long detractors = of(sums, DETRACTORS);
        Double margin = Margins.ofNetPromoters(n, promoters, detractors);
        return around(100.0 * (promoters - detractors) / n, margin, n);
    }

    private static Estimate around(double value, Double margin, long n) {
        return margin == null ? null : new Estimate(value, value + margin, n);
    }

    private static long of(long[] sums, OutcomeMeasure measure) {
        return sums[DayDelta.index(measure)];
    }
}
