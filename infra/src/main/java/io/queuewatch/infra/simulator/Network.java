package io.queuewatch.infra.simulator;

import io.queuewatch.infra.simulator.model.Distribution;
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
    private final Iterator<Delivery> events;
    private final double duplicates;
    private final double late;
    private final Distribution delay;
    private final RandomGenerator random;
    private final PriorityQueue<Packet> underWay =
            new PriorityQueue<>(
                    Comparator.<Packet, Instant>comparing(packet -> packet.delivery.at())
                            .thenComparingLong(packet -> packet.number));
    private Instant readUpTo = Instant.MIN;
    private long packets;

    private record Packet(Delivery delivery, long number) {}

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
            Iterator<Delivery> events,
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

    /** Always true, as the source has no end. */
    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Delivery next() {
        while (underWay.isEmpty() || underWay.element().delivery.at().isAfter(readUpTo)) {
            read(events.next());
        }
        return underWay.remove().delivery;
    }

    private void read(Delivery happened) {
        readUpTo = happened.at();
        send(happened, random.nextDouble() < late);
        if (random.nextDouble() < duplicates) {
            send(happened, true);
        }
    }

    private void send(Delivery happened, boolean delayed) {
        long millis = delayed ? delay.sample(random) : 0;
        underWay.add(
                new Packet(
                        new Delivery(happened.at().plusMillis(millis), happened.event()),
                        packets++));
    }
}
