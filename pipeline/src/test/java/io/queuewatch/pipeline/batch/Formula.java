package io.queuewatch.pipeline.batch;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** The seven formulas of the service level: hits over base. */
enum Formula {
    SHORT_ABANDONS_EXCLUDED(
            n -> n.get("answered_in_target"),
            n ->
                    n.get("answered_in_target")
                            + n.get("abandoned_in_target")
                            - n.get("short_abandoned")
                            + n.get("passed")),
    ABANDONS_MISS(
            n -> n.get("answered_in_target"),
            n -> n.get("answered_in_target") + n.get("abandoned_in_target") + n.get("passed")),
    ABANDONS_IGNORED_IN_TARGET(
            n -> n.get("answered_in_target"), n -> n.get("answered_in_target") + n.get("passed")),
    ABANDONS_HIT_IN_TARGET(
            n -> n.get("answered_in_target") + n.get("abandoned_in_target"),
            n -> n.get("answered_in_target") + n.get("abandoned_in_target") + n.get("passed")),
    SHORT_ABANDONS_HIT(
            n -> n.get("answered_in_target") + n.get("short_abandoned"),
            n -> n.get("answered_in_target") + n.get("abandoned_in_target") + n.get("passed")),
    LEFT_IN_TARGET(
            n ->
                    n.get("answered_in_target")
                            + n.get("abandoned_in_target")
                            + n.get("callbacks_in_target"),
            n ->
                    n.get("answered_in_target")
                            + n.get("abandoned_in_target")
                            + n.get("flow_out_in_target")
                            + n.get("passed")),
    ANSWERED(n -> n.get("answered_in_target"), n -> n.get("answered"));

    private final ToLongFunction<Sums> hits;
    private final ToLongFunction<Sums> base;

    Formula(ToLongFunction<Sums> hits, ToLongFunction<Sums> base) {
        this.hits = hits;
        this.base = base;
    }

    /**
     * @throws IllegalArgumentException if no formula has the name
     */
    static Formula named(String name) {
        return Arrays.stream(values())
                .filter(formula -> formula.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No formula: " + name));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    long base(Sums sums) {
        return base.applyAsLong(sums);
    }

    /** The service level; null where the base is 0. */
    Double level(Sums sums) {
        return Sums.ratio(hits.applyAsLong(sums), base(sums));
    }
}
