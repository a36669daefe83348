package io.queuewatch.pipeline.drift.chart;

/** On which side of its limits a point lies. */
public enum Side {
    /** Beyond the upper limit. */
    ABOVE,
    /** Beyond the lower limit. */
    BELOW,
    /** On or within the limits, or without any. */
    NONE
}
