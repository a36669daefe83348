package io.queuewatch.pipeline.batch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The call backs that were promised to one contact, in the order of the promises. */
final class CallBacks {

    private final List<CallBack> promised = new ArrayList<>();

    /** Promises one, if none is owed for the visit yet. */
    void promise(Visit visit, Instant at) {
        if (visit != null && visit.callBacks.stream().allMatch(one -> one.settled != null)) {
            CallBack one = new CallBack(at);
            promised.add(one);
            visit.callBacks.add(one);
        }
    }

    /** Counts an attempt to keep the last promise. */
    void attempt(Instant at) {
        if (!promised.isEmpty()) {
            promised.get(promised.size() - 1).attempts.add(at);
        }
    }

    /** Ends all that are owed: the customer was reached, or given up. */
    void settle(boolean reached, Instant at) {
        promised.stream()
                .filter(one -> one.settled == null)
                .forEach(one -> one.settle(reached, at));
    }
}
