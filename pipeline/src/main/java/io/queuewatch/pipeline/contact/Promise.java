package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.config.Target;
import java.util.ArrayList;
import java.util.List;

/** A call back that was promised, while the events of the contact are being read. */
final class Promise {

    private final long promisedAt;
    private final List<Long> attempts = new ArrayList<>(2);
    private long settledAt;
    private boolean reached;

    Promise(long promisedAt) {
        this.promisedAt = promisedAt;
    }

    boolean owed() {
        return settledAt == 0;
    }

    void attempt(long time) {
        attempts.add(time);
    }

    void settle(boolean customerReached, long time) {
        settledAt = time;
        reached = customerReached;
    }

    CallBack asOf(long now, Target target) {
        long deadline = target.callbackDeadline(promisedAt);
        boolean overdue = owed() ? now >= deadline : settledAt > deadline;
        return new CallBack(promisedAt, deadline, attempts, settledAt, reached, overdue);
    }
}
