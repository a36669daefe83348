package io.queuewatch.pipeline.batch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the batch calculation holds visits to.
 *
 * @param zone time zone of queues that name none, of contacts without a queue and of the total
 * @param channels terms of queues that are not listed, and of the total, by channel
 * @param queues the listed queues
 * @param explicit sources whose contacts are over when they say RESOLVED, and not before
 * @param clocks what contacts are promised beyond answers and replies
 * @param later what visits are held to that begin at a moment or after it; their time zones do not
 *     matter
 */
public record BatchTargets(
        ZoneId zone,
        Map<String, Terms> channels,
        List<Queue> queues,
        Set<String> explicit,
        ClockPromises.Terms clocks,
        NavigableMap<Instant, BatchTargets> later) {

    /** Targets that do not change, with the promises of clocks that nobody has changed. */
    public BatchTargets(
            ZoneId zone, Map<String, Terms> channels, List<Queue> queues, Set<String> explicit) {
        this(
                zone,
                channels,
                queues,
                explicit,
                (channel, queue, tags) -> ClockPromises.DEFAULT,
                new TreeMap<>());
    }

    /** The same targets, with these promises of clocks. */
    BatchTargets withClocks(ClockPromises.Terms promised) {
        return new BatchTargets(zone, channels, queues, explicit, promised, later);
    }

    /** These targets until others count. */
    public BatchTargets until(Instant from, BatchTargets others) {
        NavigableMap<Instant, BatchTargets> all = new TreeMap<>(later);
        all.put(from, others);
        return new BatchTargets(zone, channels, queues, explicit, clocks, all);
    }

    /** What visits that begin at this moment are held to. */
    BatchTargets at(Instant begin) {
        Map.Entry<Instant, BatchTargets> last = later.floorEntry(begin);
        return last == null ? this : last.getValue();
    }

    /**
     * Terms of a queue.
     *
     * @param promise what its visits are held to
     * @param shortAbandon the longest wait of a short abandon
     * @param formula name of the service-level formula
     * @param costPerContact in minor units
     * @param targetRate the service level wanted, between 0 and 1
     */
    public record Terms(
            Promise promise,
            Duration shortAbandon,
            String formula,
            long costPerContact,
            double targetRate) {}

    /**
     * A listed queue.
     *
     * @param channel its channel
     * @param name the queue
     * @param zone its time zone; null: the zone of all
     * @param terms its terms
     * @param when promises to some of its visits
     */
    public record Queue(String channel, String name, ZoneId zone, Terms terms, List<When> when) {}

    /**
     * A promise to visits of one segment, one priority, or both.
     *
     * @param segment null: any
     * @param priority null: any
     * @param promise what they are held to
     */
    public record When(String segment, Integer priority, Promise promise) {

        private boolean fits(Tags tags) {
            return (segment == null || segment.equals(tags.segment()))
                    && (priority == null || priority.equals(tags.priority()));
        }

        private int conditions() {
            return (segment == null ? 0 : 1) + (priority == null ? 0 : 1);
        }
    }

    /** The terms of a queue; those of the channel if it is not listed. */
    public Terms terms(String channel, String queue) {
        return queues.stream()
                .filter(listed -> listed.channel().equals(channel) && listed.name().equals(queue))
                .map(Queue::terms)
                .findFirst()
                .orElseGet(() -> channels.get(channel));
    }

    /** The time zone in which hours and days of a queue begin. */
    public ZoneId zone(String channel, String queue) {
        return queues.stream()
                .filter(listed -> listed.channel().equals(channel) && listed.name().equals(queue))
                .filter(listed -> listed.zone() != null)
                .map(Queue::zone)
                .findFirst()
                .orElse(zone);
    }

    /**
     * The promise to a visit: of the fitting exceptions the one with most conditions, first named.
     */
    Promise promise(String channel, String queue, Tags tags) {
        When best = null;
        for (Queue listed : queues) {
            for (When when : listed.when()) {
                if (listed.channel().equals(channel)
                        && listed.name().equals(queue)
                        && when.fits(tags)
                        && (best == null || when.conditions() > best.conditions())) {
                    best = when;
                }
            }
        }
        return best == null ? terms(channel, queue).promise() : best.promise();
    }

    /** The longest wait of a short abandon; never above the visit's target. */
    Duration shortAbandon(String channel, String queue, Duration target) {
        Duration most = terms(channel, queue).shortAbandon();
        return most.compareTo(target) > 0 ? target : most;
    }
}
