package io.queuewatch.pipeline.kpi;

/**
 * What rows of a queue are told apart by.
 *
 * @param segment the customer's segment, or {@code unknown}
 * @param site the site, or {@code unknown}
 * @param priority 1 to 4, 0 where unknown
 */
record Tags(String segment, String site, int priority) {

    /** Of rows over all segments, sites and priorities. */
    static final Tags ALL = new Tags("*", "*", 0);

    /** The priority as rows have it. */
    String priorityLabel() {
        return priority == 0 ? "unknown" : Integer.toString(priority);
    }
}
