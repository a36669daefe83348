package io.queuewatch.pipeline.kpi;

/** View and quarter of an hour of a slice in one number: order of time within a view. */
final class SliceKey {

    private SliceKey() {}

    static long of(View view, long quarterStart) {
        return quarterStart * 2 + view.ordinal();
    }

    static View view(long key) {
        return (key & 1) == 0 ? View.LIVE : View.COHORT;
    }

    static long start(long key) {
        return key >> 1;
    }
}
