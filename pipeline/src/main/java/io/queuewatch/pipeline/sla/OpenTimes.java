package io.queuewatch.pipeline.sla;

import java.util.Arrays;

/**
 * When a business is open within one period: spans in order, apart from each other, in epoch
 * milliseconds.
 */
final class OpenTimes {

    private final long period;
    private final long[] opens;
    private final long[] closes;
    // Business time of the period before each span; one more for all of it.
    private final long[] before;

    private OpenTimes(Builder spans) {
        period = spans.period;
        opens = Arrays.copyOf(spans.opens, spans.size);
        closes = Arrays.copyOf(spans.closes, spans.size);
        before = new long[spans.size + 1];
        for (int i = 0; i < spans.size; i++) {
            before[i + 1] = before[i] + closes[i] - opens[i];
        }
    }

    /** The number of the period. */
    long period() {
        return period;
    }

    /** Business milliseconds of the whole period. */
    long total() {
        return before[opens.length];
    }

    boolean contains(long at) {
        int span = lastOpened(at);
        return span >= 0 && at < closes[span];
    }

    /** Business milliseconds from the beginning of the period to this moment of it. */
    long elapsed(long at) {
        int span = lastOpened(at);
        return span < 0 ? 0 : before[span] + Math.min(at, closes[span]) - opens[span];
    }

    /**
     * The first moment at which so much business time of the period has passed.
     *
     * @param elapsedMs more than 0 and at most the total
     */
    long moment(long elapsedMs) {
        int found = Arrays.binarySearch(before, elapsedMs);
        int span = (found < 0 ? -found - 1 : found) - 1;
        return opens[span] + elapsedMs - before[span];
    }

    /** The first opening after this moment, or {@code Long.MAX_VALUE} where the period has none. */
    long nextOpening(long at) {
        int span = lastOpened(at) + 1;
        return span < opens.length ? opens[span] : Long.MAX_VALUE;
    }

    private int lastOpened(long at) {
        int found = Arrays.binarySearch(opens, at);
        return found < 0 ? -found - 2 : found;
    }

    /** Collects spans in order; those that touch become one. */
    static final class Builder {

        private final long period;
        private long[] opens = new long[64];
        private long[] closes = new long[64];
        private int size;

        Builder(long period) {
            this.period = period;
        }

        void add(long open, long close) {
            if (open >= close) {
                return;
            }
            if (size > 0 && closes[size - 1] == open) {
                closes[size - 1] = close;
                return;
            }
            if (size == opens.length) {
                opens = Arrays.copyOf(opens, size * 2);
                closes = Arrays.copyOf(closes, size * 2);
            }
            opens[size] = open;
            closes[size++] = close;
        }

        OpenTimes build() {
            return new OpenTimes(this);
        }
    }
}
