package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.config.AlertSettings;
import io.queuewatch.pipeline.config.Target;

/**
 * What is promised of a queue to what begins at a moment, and when people are told.
 *
 * @param target what is promised
 * @param settings when people are told
 */
record Terms(Target target, AlertSettings settings) {

    boolean isOpen(long moment) {
        return target.calendar() == null || target.calendar().open(moment);
    }

    /**
     * Whether who came then waits so long that it cannot wait any longer.
     *
     * @param still whether somebody did before: then whoever waits longer than was promised does
     */
    boolean waitsTooLong(long since, long moment, boolean still) {
        long limitMs =
                still
                        ? target.waitMs()
                        : Math.max(
                                settings.oldestWaitMs(),
                                Math.round(settings.oldestWait() * target.waitMs()));
        return moment - since > limitMs && openMs(since, moment) > limitMs;
    }

    /** Milliseconds of business between two moments. */
    long openMs(long from, long to) {
        return target.calendar() == null ? to - from : target.calendar().between(from, to);
    }
}
