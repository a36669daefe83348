package io.queuewatch.infra.simulator;

import java.util.List;

/**
 * What happens in conversations, each as a share of them.
 *
 * @param held put on hold once
 * @param transferred handed on to another queue
 * @param attended of the transferred, those where the agents speak first
 * @param transferTo the queues that are handed on to; empty: no transfers
 * @param ringNoAnswer of the calls that ring, those that the agent misses
 * @param resolved marked as resolved after the call
 */
public record Habits(
        double held,
        double transferred,
        double attended,
        List<String> transferTo,
        double ringNoAnswer,
        double resolved) {

    /** Nothing but talk. */
    public static final Habits NONE = new Habits(0, 0, 0, List.of(), 0, 0);

    /** Copies the list. */
    public Habits {
        transferTo = List.copyOf(transferTo);
    }

    /** What is usual, with transfers to these queues. */
    public static Habits usual(String... transferTo) {
        return new Habits(.22, .08, .4, List.of(transferTo), .02, .78);
    }
}
