package io.queuewatch.pipeline.outcome;

import static io.queuewatch.pipeline.outcome.OutcomeMeasure.*;

import io.queuewatch.schemas.Outcome;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;

/** Fills in what follows from the sums of a day: ratios, absent where the denominator is 0. */
final class OutcomeRow {

    private static final double MILLIONTHS = 1e6;
    private static final int FIRST = Outcome.getClassSchema().getField("contacts").pos();

    private final Outcome row;
    private final long[] sums;

    private OutcomeRow(Outcome row, long[] sums) {
        this.row = row;
        this.sums = sums;
    }

    /** Fills in sums, rates and margins; the tags are the caller's. */
    static void fill(Outcome row, long[] sums) {
        for (OutcomeMeasure measure : OutcomeMeasure.values()) {
            row.put(FIRST + measure.ordinal(), sums[DayDelta.index(measure)]);
        }
        OutcomeRow filled = new OutcomeRow(row, sums);
        filled.resolution();
        filled.firstContacts();
        filled.satisfaction();
        filled.recommendation();
    }

    private void resolution() {
        long explicit = of(RESOLVED) - of(RESOLVED_INFERRED);
        row.setTimeToResolutionBase(explicit);
        row.setTimeToResolutionMs(ratio(of(RESOLUTION_MS), explicit));
        row.setTimeToResolutionInferredMs(ratio(of(RESOLUTION_INFERRED_MS), of(RESOLVED_INFERRED)));
        row.setReopenRate(ratio(of(REOPENED), of(RESOLVED)));
        row.setEscalationRate(ratio(of(ESCALATED), of(CONTACTS_HANDLED)));
        row.setCostPerContact(ratio(of(COST), of(CONTACTS)));
        row.setCostPerResolved(ratio(of(COST), of(RESOLVED)));
    }

    private void firstContacts() {
        row.setFcr1(ratio(of(FCR_1_MET), of(FCR_1_BASE)));
        row.setFcr7(ratio(of(FCR_7_MET), of(FCR_7_BASE)));
        row.setFcr30(ratio(of(FCR_30_MET), of(FCR_30_BASE)));
        row.setFcrKnown(ratio(of(RESOLVED_KNOWN), of(RESOLVED)));
        row.setRightFirstTime(ratio(of(RIGHT_FIRST_TIME_MET), of(RIGHT_FIRST_TIME_BASE)));
    }

    private void satisfaction() {
        row.setResponseRate(ratio(of(SURVEYS_ANSWERED), of(SURVEYS_INVITED)));
        Double mean = ratio(of(CSAT_SUM_MICRO), of(CSAT_N));
        row.setCsat(mean == null ? null : Double.valueOf(mean / MILLIONTHS));
        row.setCsatMargin(Margins.ofMean(of(CSAT_N), of(CSAT_SUM_MICRO), of(CSAT_SUM_SQ_MICRO)));
        row.setCsatShare(ratio(of(CSAT_GOOD), of(CSAT_SHARE_N)));
        ConfidenceInterval share = Margins.ofShare(of(CSAT_SHARE_N), of(CSAT_GOOD));
        if (share != null) {
            row.setCsatShareLow(share.getLowerBound());
            row.setCsatShareHigh(share.getUpperBound());
        }
    }

    private void recommendation() {
        Double net = ratio(of(PROMOTERS) - of(DETRACTORS), of(NPS_N));
        row.setNps(net == null ? null : Double.valueOf(net * 100));
        row.setNpsMargin(Margins.ofNetPromoters(of(NPS_N), of(PROMOTERS), of(DETRACTORS)));
        row.setFollowUpRate(ratio(of(FOLLOWED_UP), of(DETRACTORS)));
        row.setFollowUpMeanMs(ratio(of(FOLLOW_UP_MS), of(FOLLOWED_UP)));
    }

    private long of(OutcomeMeasure measure) {
        return sums[DayDelta.index(measure)];
    }

    private static Double ratio(long part, long base) {
        return base == 0 ? null : Double.valueOf((double) part / base);
    }
}
