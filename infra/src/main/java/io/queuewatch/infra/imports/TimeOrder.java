package io.queuewatch.infra.imports;

import java.time.Duration;
import java.time.Instant;

/**
 * Refuses a record whose times cannot be in the order in which they are named. The clocks of one
 * system may disagree by 2 seconds, as they may in the pipeline.
 */
final class TimeOrder {

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(2);

    private String before;
    private Instant reached;

    /**
     * Names the next time.
     *
     * @param time null where it is not known
     * @throws RowException where it is before the last
     */
    TimeOrder then(String name, Instant time) {
        if (time == null) {
            return this;
        }
        if (reached != null && time.isBefore(reached.minus(CLOCK_SKEW))) {
            throw new RowException(
                    "times out of order",
                    "%s, %s, is before %s, %s".formatted(name, time, before, reached));
        }
        if (reached == null || time.isAfter(reached)) {
            before = name;
            reached = time;
        }
        return this;
    }
}
