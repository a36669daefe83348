package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.config.ServiceLevelFormula;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/**
 * A service level as a fraction: all seven formulas in use come from the same stored counts. A_T
 * answered within target, B_T abandoned within it, B_S short abandons, F_T flow-outs within it, C_T
 * callbacks requested within it, P passed, A answered.
 *
 * @param hits the numerator
 * @param base the denominator
 */
public record ServiceLevel(long hits, long base) {

    /** The service level of these counts by a formula. */
    public static ServiceLevel of(ServiceLevelFormula formula, ToLongFunction<Measure> counts) {
        long answeredInTarget = counts.applyAsLong(Measure.ANSWERED_IN_TARGET);
        long abandonedInTarget = counts.applyAsLong(Measure.ABANDONED_IN_TARGET);
        long shortAbandoned = counts.applyAsLong(Measure.SHORT_ABANDONED);
        long passed = counts.applyAsLong(Measure.PASSED);
        long callbacksInTarget = counts.applyAsLong(Measure.CALLBACKS_IN_TARGET);
        long flowOutInTarget = counts.applyAsLong(Measure.FLOW_OUT_IN_TARGET);
        return switch (formula) {
            case SHORT_ABANDONS_EXCLUDED ->
                    new ServiceLevel(
                            answeredInTarget,
                            answeredInTarget + abandonedInTarget - shortAbandoned + passed);
            case ABANDONS_MISS ->
                    new ServiceLevel(
                            answeredInTarget, answeredInTarget + abandonedInTarget + passed);
            case ABANDONS_IGNORED_IN_TARGET ->
                    new ServiceLevel(answeredInTarget, answeredInTarget + passed);
            case ABANDONS_HIT_IN_TARGET ->
                    new ServiceLevel(
                            answeredInTarget + abandonedInTarget,
                            answeredInTarget + abandonedInTarget + passed);
            case SHORT_ABANDONS_HIT ->
                    new ServiceLevel(
                            answeredInTarget + shortAbandoned,
                            answeredInTarget + abandonedInTarget + passed);
            case LEFT_IN_TARGET ->
                    new ServiceLevel(
                            answeredInTarget + abandonedInTarget + callbacksInTarget,
                            answeredInTarget + abandonedInTarget + flowOutInTarget + passed);
            case ANSWERED ->
                    new ServiceLevel(answeredInTarget, counts.applyAsLong(Measure.ANSWERED));
        };
    }

    /** Between 0 and 1; absent where the base is 0. */
    public OptionalDouble rate() {
        return base == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) hits / base);
    }
}
