package io.queuewatch.pipeline.influx;

import java.time.Duration;
import java.util.Map;

/** How long rows are kept. In 1.x a retention policy of the database, else a bucket of its own. */
public enum Retention {
    /** Rows of a minute and what is so now. */
    LIVE("live", Duration.ofDays(7)),
    /** Rows of a quarter of an hour, and how the pipeline is. */
    OPERATIONS("operations", Duration.ofDays(100)),
    /** Rows of an hour and of a day. */
    TRENDS("trends", Duration.ofDays(5 * 365 + 1));

    private static final Map<String, Retention> BY_INTERVAL =
            Map.of("1m", LIVE, "15m", OPERATIONS, "1h", TRENDS, "1d", TRENDS);

    private final String policy;
    private final Duration kept;

    Retention(String policy, Duration kept) {
        this.policy = policy;
        this.kept = kept;
    }

    /** The name of the retention policy. */
    public String policy() {
        return policy;
    }

    /** How long a live installation keeps its rows; a replay of history keeps them for ever. */
    public Duration kept() {
        return kept;
    }

    /**
     * Where rows of this interval belong.
     *
     * @throws IllegalArgumentException where no rows of such an interval exist
     */
    public static Retention ofInterval(String interval) {
        Retention retention = BY_INTERVAL.get(interval);
        if (retention == null) {
            throw new IllegalArgumentException(
                    "no retention policy keeps rows of interval \"%s\": want 1m, 15m, 1h or 1d"
                            .formatted(interval));
        }
        return retention;
    }
}
