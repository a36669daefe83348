package io.queuewatch.pipeline.drift;

/** What noticed a change. */
public enum Detector {
    /** Sums of whitened residuals: drift, from about half a standard deviation on. */
    CUSUM,
    /** Their exponentially weighted mean: drift, where the settings say so. */
    EWMA,
    /** One interval far out: Shewhart. */
    SPIKE
}
