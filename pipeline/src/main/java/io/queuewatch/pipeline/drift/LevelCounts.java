package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.config.ServiceLevelFormula;
import io.queuewatch.pipeline.kpi.Measure;
import io.queuewatch.pipeline.kpi.ServiceLevel;
import io.queuewatch.schemas.KpiRow;
import java.util.List;

/**
 * The counts that a service level is computed from, whichever formula is promised, side by side in
 * one array, as they travel.
 */
final class LevelCounts {

    private static final List<Measure> MEASURES =
            List.of(
                    Measure.ANSWERED,
                    Measure.ANSWERED_IN_TARGET,
                    Measure.ABANDONED_IN_TARGET,
                    Measure.SHORT_ABANDONED,
                    Measure.FLOW_OUT_IN_TARGET,
                    Measure.CALLBACKS_IN_TARGET,
                    Measure.PASSED);

    private LevelCounts() {}

    /** Those of a row. */
    static double[] of(KpiRow row) {
        return new double[] {
            row.getAnswered(),
            row.getAnsweredInTarget(),
            row.getAbandonedInTarget(),
            row.getShortAbandoned(),
            row.getFlowOutInTarget(),
            row.getCallbacksInTarget(),
            row.getPassed()
        };
    }

    /** Contacts that count, and those of them in target, by a formula. */
    static Sums by(ServiceLevelFormula formula, double[] counts) {
        ServiceLevel level =
                ServiceLevel.of(formula, measure -> (long) counts[MEASURES.indexOf(measure)]);
        return Sums.proportion(level.hits(), level.base());
    }
}
