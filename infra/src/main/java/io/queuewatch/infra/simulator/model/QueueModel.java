package io.queuewatch.infra.simulator.model;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.schemas.Moment;
import java.util.List;

/**
 * What one queue of the simulated centre is like.
 *
 * @param name of the queue, unlike those of all others
 * @param channel of its contacts
 * @param moment of the customer's journey that they belong to
 * @param topics what they are about
 * @param demand who comes, and when
 * @param work what a contact asks of an agent
 * @param staffing how many agents are ready
 * @param alsoServed queues of the same channel that its agents serve too when they are idle
 * @param habits what happens in conversations
 * @param sequel what follows them
 */
public record QueueModel(
        String name,
        Channel channel,
        Moment moment,
        List<String> topics,
        Demand demand,
        Work work,
        Staffing staffing,
        List<String> alsoServed,
        Habits habits,
        Sequel sequel) {

    /** Checks that contacts are about something. */
    public QueueModel {
        topics = List.copyOf(topics);
        alsoServed = List.copyOf(alsoServed);
        if (topics.isEmpty()) {
            throw new IllegalArgumentException("Queue " + name + " needs at least one topic");
        }
    }

    /** A queue like this one, so many times busier; the names of queues end as given. */
    QueueModel copy(String ending, double busier) {
        return new QueueModel(
                name + ending,
                channel,
                moment,
                topics,
                new Demand(
                        demand.peakPerHour() * busier,
                        demand.day(),
                        demand.hours(),
                        demand.patience(),
                        demand.exits().stream().map(exit -> exit.renamed(ending)).toList()),
                work,
                staffing,
                alsoServed.stream().map(queue -> queue + ending).toList(),
                habits.renamed(ending),
                sequel);
    }
}
