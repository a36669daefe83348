package io.queuewatch.pipeline.clock;

import io.queuewatch.pipeline.sla.Objective;

/**
 * Which clocks of a queue a row is about.
 *
 * @param objective what was promised
 * @param segment to customers of which segment
 */
record SlaGroup(Objective objective, String segment) {

    private static final char BETWEEN = '|';

    /** The group as it is kept in state. */
    String text() {
        return objective.name() + BETWEEN + segment;
    }

    static SlaGroup of(String text) {
        int end = text.indexOf(BETWEEN);
        return new SlaGroup(Objective.valueOf(text.substring(0, end)), text.substring(end + 1));
    }
}
