package io.queuewatch.infra.simulator;

import io.queuewatch.schemas.CallEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * What stands between a source and Kafka: some events come twice, some come late. The same seed
 * disturbs the same events in the same way.
 */
public final class Network implements Iterator<Delivery> {
    private final Iterator<CallEvent> events;
    private final double duplicates;
    private final double late;
    private final Distribution delay;
    private final RandomGenerator random;
    private final PriorityQueue<Delivery> underWay =
            new PriorityQueue<>(
                    Comparator.comparing(Delivery::at)
                            .thenComparing(delivery -> delivery.event().getSequence()));
    private Instant readUpTo = Instant.MIN;

    /**
     * A network in front of a source.
     *
     * @param events endless, in the order of their time
     * @param duplicates share of the events that are sent a second time, later
     * @param late share of the events that are sent later than they happened
     * @param meanDelay by how much on average
     * @param seed of all that happens by chance
     */
    public Network(
            Iterator<CallEvent> events,
            double duplicates,
            double late,
            Duration meanDelay,
            long seed) {
        this.events = events;
        this.duplicates = duplicates;
        this.late = late;
        delay = new Distribution.Exponential(meanDelay);
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** A network that delivers each event once and at once. */
    public static Network undisturbed(Iterator<CallEvent> events) {
        return new Network(events, 0, 0, Duration.ZERO, 0);
    }

    /** Always true, as the source has no end. */
    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Delivery next() {
        while (underWay.isEmpty() || underWay.element().at().isAfter(readUpTo)) {
            read(events.next());
        }
        return underWay.remove();
    }

    private void read(CallEvent event) {
        readUpTo = event.getEventTime();
        underWay.add(delivery(event, random.nextDouble() < late));
        if (random.nextDouble() < duplicates) {
            underWay.add(delivery(event, true));
        }
    }

    private Delivery delivery(CallEvent event, boolean delayed) {
        long millis = delayed ? delay.sample(random) : 0;
        return new Delivery(event.getEventTime().plusMillis(millis), event);
    }
}
