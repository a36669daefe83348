package io.queuewatch.pipeline.contact;

import java.util.ArrayList;
import java.util.List;

/** The call backs promised to one contact, in the order of the promises. */
final class Promises {

    private final List<Promise> all = new ArrayList<>();

    void clear() {
        all.clear();
    }

    /** Promises a call back by way of this visit, where none is owed for it. */
    void promise(VisitInProgress visit, long time) {
        if (!visit.callBackOwed()) {
            Promise promise = new Promise(time);
            visit.add(promise);
            all.add(promise);
        }
    }

    /** The last promise was tried to be kept; without any it was a call like any other. */
    void attempt(long time) {
        if (!all.isEmpty()) {
            all.get(all.size() - 1).attempt(time);
        }
    }

    /** All that are owed end together: there is one customer to be reached. */
    void settle(boolean reached, long time) {
        for (Promise promise : all) {
            if (promise.owed()) {
                promise.settle(reached, time);
            }
        }
    }
}
