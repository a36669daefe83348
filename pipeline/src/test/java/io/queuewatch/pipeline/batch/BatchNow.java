package io.queuewatch.pipeline.batch;

import io.queuewatch.schemas.QueueNow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/** What is so now in each queue that a contact has been to, calculated from all events at once. */
public final class BatchNow {

    private final BatchTargets targets;
    private final Instant now;
    private final Map<String, Queue> queues = new TreeMap<>();

    /** A queue, with what is in it. */
    private static final class Queue {

        private final String channel;
        private final String name;
        private final List<Visit> visits = new ArrayList<>();

        /** When the open contacts began whose last visit is here. */
        private final List<Instant> open = new ArrayList<>();

        private Queue(String channel, String name) {
            this.channel = channel;
            this.name = name;
        }
    }

    private BatchNow(BatchTargets targets, Instant now) {
        this.targets = targets;
        this.now = now;
    }

    /**
     * Calculates a row for each queue; of agents it says nothing.
     *
     * @param events of any contacts, in any order, duplicates and revisions included
     * @param targets what visits are held to
     * @param now event time reached, short of anybody being lost
     */
    public static List<QueueNow> rows(
            Collection<? extends SpecificRecordBase> events, BatchTargets targets, Instant now) {
        BatchNow calculation = new BatchNow(targets, now);
        for (List<Event> contact : Contacts.of(events)) {
            calculation.add(new Life(contact, targets, now), source(contact));
        }
        return calculation.queues.values().stream().map(calculation::row).toList();
    }

    private static String source(List<Event> contact) {
        return contact.stream()
                .map(event -> event.source)
                .filter(source -> source != null)
                .findFirst()
                .orElse("");
    }

    private void add(Life life, String source) {
        life.visits.forEach(visit -> queue(visit).visits.add(visit));
        if (!life.visits.isEmpty() && isOpen(life, targets.explicit().contains(source))) {
            Visit last = life.visits.get(life.visits.size() - 1);
            queue(last).open.add(life.visits.get(0).begin);
        }
    }

    private Queue queue(Visit visit) {
        return queues.computeIfAbsent(
                visit.channel + ' ' + visit.queue, key -> new Queue(visit.channel, visit.queue));
    }

    /**
     * A conversation is open while somebody waits or talks; what is written, until it is resolved,
     * or else until nobody waits for words.
     */
    private static boolean isOpen(Life life, boolean explicit) {
        Visit last = life.visits.get(life.visits.size() - 1);
        boolean going = last.waits() || !last.openParts().isEmpty();
        if (!Event.isWritten(life.channel)) {
            return going;
        }
        return !life.resolved && (explicit || going || life.words.areUnanswered());
    }

    private QueueNow row(Queue queue) {
        List<Visit> waiting = queue.visits.stream().filter(Visit::waits).toList();
        return QueueNow.newBuilder()
                .setChannel(queue.channel)
                .setQueue(queue.name)
                .setAsOf(now)
                .setWaiting(waiting.size())
                .setOldestWait(age(waiting.stream().map(visit -> visit.begin).toList()))
                .setInService(
                        queue.visits.stream().filter(visit -> !visit.openParts().isEmpty()).count())
                .setCallbacksWaiting(callBacks(queue).count())
                .setCallbacksOverdue(callBacks(queue).filter(due -> !due.isAfter(now)).count())
                .setOpenContacts(queue.open.size())
                .setBacklogAge(Event.isWritten(queue.channel) ? age(queue.open) : null)
                .build();
    }

    /** Until when the customers who wait for one were to be called back. */
    private static Stream<Instant> callBacks(Queue queue) {
        return queue.visits.stream()
                .flatMap(
                        visit ->
                                visit.callBacks.stream()
                                        .filter(callBack -> callBack.settled == null)
                                        .map(
                                                callBack ->
                                                        visit.promise.deadline(
                                                                callBack.promised,
                                                                visit.promise.callback())));
    }

    private long age(List<Instant> begun) {
        return begun.stream()
                .min(Comparator.naturalOrder())
                .map(oldest -> Duration.between(oldest, now).toMillis())
                .orElse(0L);
    }
}
