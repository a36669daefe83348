package io.queuewatch.infra.simulator;

import java.util.Comparator;
import java.util.PriorityQueue;

/** The clock of the simulation and what is still to happen, in order of time, then of planning. */
final class Agenda {

    /** Something planned, until it is called off. */
    static final class Task {
        private final long at;
        private final long order;
        private final Runnable action;
        private boolean cancelled;

        private Task(long at, long order, Runnable action) {
            this.at = at;
            this.order = order;
            this.action = action;
        }

        void cancel() {
            cancelled = true;
        }
    }

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(
                    Comparator.<Task>comparingLong(task -> task.at)
                            .thenComparingLong(task -> task.order));
    private long now;
    private long planned;

    Agenda(long start) {
        now = start;
    }

    /** Simulated time, in milliseconds since the epoch. */
    long now() {
        return now;
    }

    Task after(long millis, Runnable action) {
        Task task = new Task(now + millis, planned++, action);
        tasks.add(task);
        return task;
    }

    /** Goes on to the next planned moment and does what was planned for it. */
    void step() {
        Task task = tasks.remove();
        if (!task.cancelled) {
            now = task.at;
            task.action.run();
        }
    }
}
