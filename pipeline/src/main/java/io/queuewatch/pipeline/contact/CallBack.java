package io.queuewatch.pipeline.contact;

import java.util.List;

/**
 * A call back that was promised to the customer, and what became of it.
 *
 * @param promisedAt when, in milliseconds
 * @param deadline the last moment at which it is in time, in milliseconds
 * @param attempts when it was tried, in milliseconds
 * @param settledAt when the customer was reached or given up, in milliseconds; 0 where it is owed
 * @param reached whether the customer was reached
 * @param overdue whether it was owed beyond the deadline
 */
record CallBack(
        long promisedAt,
        long deadline,
        List<Long> attempts,
        long settledAt,
        boolean reached,
        boolean overdue) {

    boolean owed() {
        return settledAt == 0;
    }
}
