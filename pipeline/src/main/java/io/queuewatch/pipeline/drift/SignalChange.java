package io.queuewatch.pipeline.drift;

/**
 * News of a signal.
 *
 * @param news what is new
 * @param signal as it is now
 */
public record SignalChange(News news, Signal signal) {

    /** What may be new of a signal. */
    public enum News {
        /** It stands. */
        RAISED,
        /** It is over. */
        CLEARED,
        /** With the numbers as they were corrected it would not have arisen. */
        WITHDRAWN
    }
}
