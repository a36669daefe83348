package io.queuewatch.pipeline.sla;

/**
 * A span in which clocks stand still.
 *
 * @param from its beginning, in milliseconds
 * @param to its end, in milliseconds; {@link #LASTING} where it goes on
 */
public record Pause(long from, long to) {

    /** The end of a pause that goes on. */
    public static final long LASTING = Long.MAX_VALUE;
}
