package io.queuewatch.pipeline.batch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One promise of a call back, and what became of it. */
final class CallBack {

    final Instant promised;
    final List<Instant> attempts = new ArrayList<>();

    /** When the customer was reached or given up; null: still owed. */
    Instant settled;

    boolean reached;

    CallBack(Instant promised) {
        this.promised = promised;
    }

    void settle(boolean isReached, Instant at) {
        reached = isReached;
        settled = at;
    }
}
