package io.queuewatch.infra.simulator.model;

import java.util.List;

/**
 * What happens in conversations, each as a share of them.
 *
 * @param held put on hold once; an email: waits for somebody else
 * @param transferred handed on to another queue
 * @param attended of the transferred, those where the agents speak first
 * @param transferTo queues of the same channel to hand on to; empty: no transfers
 * @param ringNoAnswer of the calls that ring, those that the agent misses
 */
public record Habits(
        double held,
        double transferred,
        double attended,
        List<String> transferTo,
        double ringNoAnswer) {

    /** Nothing but talk. */
    public static final Habits NONE = new Habits(0, 0, 0, List.of(), 0);

    /** Copies the list. */
    public Habits {
        transferTo = List.copyOf(transferTo);
    }

    /** What is usual, with transfers to these queues. */
    public static Habits usual(String... transferTo) {
        return new Habits(.22, .07, .4, List.of(transferTo), .02);
    }

    /** What is usual where nobody is put on hold: agents never speak first to each other. */
    public static Habits written(String... transferTo) {
        return new Habits(.06, .05, 0, List.of(transferTo), 0);
    }

    /** The same with transfers to the queues of the same names with this ending. */
    Habits renamed(String ending) {
        return new Habits(
                held,
                transferred,
                attended,
                transferTo.stream().map(queue -> queue + ending).toList(),
                ringNoAnswer);
    }
}
