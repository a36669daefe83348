package io.queuewatch.infra.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A stay in a queue until an agent takes it, with what ends it if none does. */
final class Visit {

    /** Who is served first: by priority, then by time in the queue. */
    static final Comparator<Visit> ORDER =
            Comparator.<Visit>comparingInt(visit -> visit.contact.priority)
                    .thenComparingLong(visit -> visit.number);

    final Contact contact;
    final long since;
    private final long number;
    private final List<Agenda.Task> endings = new ArrayList<>();

    /** The agent whose phone rings; null while none does. */
    Agent rung;

    Visit(Contact contact, long number, long since) {
        this.contact = contact;
        this.number = number;
        this.since = since;
    }

    void endsBy(Agenda.Task task) {
        endings.add(task);
    }

    /** Called at the outcome: nothing else may end this visit any more. */
    void settle() {
        endings.forEach(Agenda.Task::cancel);
    }
}
