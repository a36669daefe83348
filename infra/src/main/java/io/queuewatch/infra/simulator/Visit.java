package io.queuewatch.infra.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A stay in a queue, with what ends it if no agent does. */
final class Visit {

    /** Who is served first: by priority, then by time in the queue. */
    static final Comparator<Visit> ORDER =
            Comparator.<Visit>comparingInt(visit -> visit.contact.priority)
                    .thenComparingLong(visit -> visit.number);

    final Contact contact;
    private final long number;
    private final List<Agenda.Task> impatience = new ArrayList<>();
    Agenda.Task ringing;
    Agent rung;

    Visit(Contact contact, long number) {
        this.contact = contact;
        this.number = number;
    }

    void endsBy(Agenda.Task task) {
        impatience.add(task);
    }

    /** Called at the outcome: nothing else may end this visit any more. */
    void settle() {
        impatience.forEach(Agenda.Task::cancel);
        if (ringing != null) {
            ringing.cancel();
        }
    }
}
