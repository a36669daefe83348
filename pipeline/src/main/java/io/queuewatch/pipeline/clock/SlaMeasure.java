package io.queuewatch.pipeline.clock;

/** What is counted of clocks, in the order of the fields of {@code Sla}. */
enum SlaMeasure {
    STARTED,
    MET,
    MISSED,
    VOID,
    AT_RISK,
    BREACHED,
    WITHDRAWN,
    OPEN,
    /** How many clocks that started then may still change; in no row. */
    TRACKED;

    private static final int COUNT = values().length;

    /** As many sums as there are measures, all 0. */
    static long[] noSums() {
        return new long[COUNT];
    }

    long of(long[] sums) {
        return sums[ordinal()];
    }

    void add(long[] sums, long difference) {
        sums[ordinal()] += difference;
    }
}
