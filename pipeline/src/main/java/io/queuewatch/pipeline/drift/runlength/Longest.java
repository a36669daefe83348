package io.queuewatch.pipeline.drift.runlength;

/** Where run lengths are too long to be computed, and so good as endless. */
final class Longest {

    private static final double COMPUTABLE = 1e12;

    private Longest() {}

    /** The run length, or infinity where it is beyond what the digits of a double can tell. */
    static double orEndless(double runLength) {
        return runLength >= 1 && runLength < COMPUTABLE ? runLength : Double.POSITIVE_INFINITY;
    }
}
