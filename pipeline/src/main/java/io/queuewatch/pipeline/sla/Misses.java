package io.queuewatch.pipeline.sla;

import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/**
 * How many contacts of how many missed what was promised.
 *
 * @param contacts all that count
 * @param misses those that missed
 */
public record Misses(long contacts, long misses) {

    private static final double CONFIDENCE = 0.95;

    /** The share that missed; 0 where none counts. */
    public double rate() {
        return contacts <= 0 ? 0 : (double) misses / contacts;
    }

    /**
     * What the share of all would be at least, were these a sample of them: the lower bound of
     * Wilson's score interval at 95 %; 0 where none counts.
     */
    public double lowerBound() {
        // What is withdrawn may come before what it withdraws.
        long hits = Math.max(0, Math.min(misses, contacts));
        return contacts <= 0
                ? 0
                : new WilsonScoreInterval()
                        .createInterval(
                                Math.toIntExact(contacts), Math.toIntExact(hits), CONFIDENCE)
                        .getLowerBound();
    }
}
