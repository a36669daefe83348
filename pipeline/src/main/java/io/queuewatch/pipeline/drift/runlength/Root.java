package io.queuewatch.pipeline.drift.runlength;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/** Finds the limit of a run length, which grows with its limit. */
final class Root {

    private static final double EXACT = 1e-10;
    private static final double LEAST = 1e-3;
    private static final double MOST = 100;
    private static final double LONGEST = 1e9;
    private static final double STEP = 1.3;
    private static final int TRIES = 200;

    private Root() {}

    /**
     * The limit with this run length.
     *
     * @throws IllegalArgumentException where there is none that can be computed
     */
    static double of(DoubleUnaryOperator runLength, double wanted) {
        if (!(wanted > runLength.applyAsDouble(LEAST) && wanted <= LONGEST)) {
            throw new IllegalArgumentException(
                    "a run length of %s: want one that a limit above 0 gives, and at most %s"
                            .formatted(wanted, LONGEST));
        }
        double low = LEAST;
        double high = 1;
        while (runLength.applyAsDouble(high) < wanted) {
            low = high;
            high *= STEP;
            if (high > MOST) {
                throw new IllegalArgumentException(
                        "a run length of %s: no limit up to %s gives it".formatted(wanted, MOST));
            }
        }
        return new BrentSolver(EXACT, EXACT)
                .solve(
                        TRIES,
                        limit -> Math.log(runLength.applyAsDouble(limit) / wanted),
                        low,
                        high);
    }
}
