package io.queuewatch.pipeline.alert;

/**
 * How patient an alert is, so that nobody is called about what passes and nobody twice about what
 * comes back.
 *
 * @param pendingMs how long its condition must hold before it fires, in milliseconds
 * @param clearMs how long its condition must be gone before it is resolved, in milliseconds
 */
public record AlertTiming(long pendingMs, long clearMs) {

    /**
     * @throws IllegalArgumentException where a time is negative
     */
    public AlertTiming {
        if (pendingMs < 0 || clearMs < 0) {
            throw new IllegalArgumentException(
                    "pending for %d ms, clear for %d ms: want 0 or more"
                            .formatted(pendingMs, clearMs));
        }
    }
}
