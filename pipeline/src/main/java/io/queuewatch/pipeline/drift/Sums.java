package io.queuewatch.pipeline.drift;

/**
 * What is kept of one interval of a series; additive. The value of the interval is x / n on the
 * scale that it is charted on.
 *
 * @param n how many: the base of a proportion, durations, answers; 1 for a count, so that sums of
 *     counts know their intervals
 * @param x their sum: successes; logarithms of durations; scores of answers; the count
 * @param y the sum of their squares, where they are no counts; else 0
 */
public record Sums(double n, double x, double y) {

    /** Nothing happened. */
    public static final Sums NONE = new Sums(0, 0, 0);

    private static final double MILLIONTHS = 1e6;

    /** So many of so many. */
    public static Sums proportion(long hits, long base) {
        return new Sums(base, hits, 0);
    }

    /** So many in one interval. */
    public static Sums count(long count) {
        return new Sums(1, count, 0);
    }

    /**
     * Durations by their logarithms.
     *
     * @param n how many
     * @param ln sum of ln(seconds, at least 1), in millionths
     * @param lnSquared sum of their squares, in millionths
     */
    public static Sums durations(long n, long ln, long lnSquared) {
        return new Sums(n, ln / MILLIONTHS, lnSquared / MILLIONTHS);
    }

    /** Answers to the likelihood to recommend, a promoter as 1 and a detractor as -1. */
    public static Sums recommendations(long n, long promoters, long detractors) {
        return new Sums(n, promoters - detractors, promoters + detractors);
    }

    /** Both together. */
    public Sums plus(Sums other) {
        return new Sums(n + other.n, x + other.x, y + other.y);
    }

    /** What is left without the other. */
    public Sums minus(Sums other) {
        return new Sums(n - other.n, x - other.x, y - other.y);
    }

    /** On the scale that is charted; NaN of nothing. */
    public double mean() {
        return n == 0 ? Double.NaN : x / n;
    }
}
