package io.queuewatch.pipeline.drift;

import java.util.Arrays;

/** Spans of slots, each from its first to its last, both included. Immutable. */
final class Spans {

    static final Spans NONE = new Spans(new long[0]);

    private final long[] ends;

    private Spans(long[] ends) {
        this.ends = ends;
    }

    /** With one more. */
    Spans plus(long first, long last) {
        long[] more = Arrays.copyOf(ends, ends.length + 2);
        more[ends.length] = first;
        more[ends.length + 1] = last;
        return new Spans(more);
    }

    /** Without those that ended before. */
    Spans since(long slot) {
        Spans left = NONE;
        for (int i = 0; i < ends.length; i += 2) {
            if (ends[i + 1] >= slot) {
                left = left.plus(ends[i], ends[i + 1]);
            }
        }
        return left;
    }

    /** Only what was before a slot. */
    Spans before(long slot) {
        Spans left = NONE;
        for (int i = 0; i < ends.length; i += 2) {
            if (ends[i] < slot) {
                left = left.plus(ends[i], Math.min(ends[i + 1], slot - 1));
            }
        }
        return left;
    }

    boolean contains(long slot) {
        for (int i = 0; i < ends.length; i += 2) {
            if (slot >= ends[i] && slot <= ends[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** First and last slots in turns. */
    long[] ends() {
        return ends.clone();
    }

    static Spans of(long[] ends) {
        return new Spans(ends.clone());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Spans that && Arrays.equals(ends, that.ends);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ends);
    }
}
