package io.queuewatch.pipeline.batch;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * What the batch calculation holds visits to.
 *
 * @param zone time zone of queues that name none, of contacts without a queue and of the total
 * @param voice terms of queues that are not listed, and of the total
 * @param queues the listed queues
 */
public record BatchTargets(ZoneId zone, Terms voice, List<Queue> queues) {

    /**
     * Terms of a queue.
     *
     * @param target the wait T that is still in target
     * @param shortAbandon the longest wait of a short abandon
     * @param formula name of the service-level formula
     * @param costPerContact in minor units
     * @param targetRate the service level wanted, between 0 and 1
     */
    public record Terms(
            Duration target,
            Duration shortAbandon,
            String formula,
            long costPerContact,
            double targetRate) {}

    /**
     * A listed queue.
     *
     * @param name the queue
     * @param zone its time zone; null: the zone of all
     * @param terms its terms
     * @param when targets of some of its visits
     */
    public record Queue(String name, ZoneId zone, Terms terms, List<When> when) {}

    /**
     * A target for visits of one segment, one priority, or both.
     *
     * @param segment null: any
     * @param priority null: any
     * @param target the wait T that is still in target
     */
    public record When(String segment, Integer priority, Duration target) {

        private boolean fits(Tags tags) {
            return (segment == null || segment.equals(tags.segment()))
                    && (priority == null || priority.equals(tags.priority()));
        }

        private int conditions() {
            return (segment == null ? 0 : 1) + (priority == null ? 0 : 1);
        }
    }

    /** The terms of a queue; those of the channel if it is not listed. */
    public Terms terms(String queue) {
        return queues.stream()
                .filter(listed -> listed.name().equals(queue))
                .map(Queue::terms)
                .findFirst()
                .orElse(voice);
    }

    /** The time zone in which hours and days of a queue begin. */
    public ZoneId zone(String queue) {
        return queues.stream()
                .filter(listed -> listed.name().equals(queue) && listed.zone() != null)
                .map(Queue::zone)
                .findFirst()
                .orElse(zone);
    }

    /**
     * The target of a visit: of the fitting exceptions the one with most conditions, first named.
     */
    Duration target(String queue, Tags tags) {
        When best = null;
        for (Queue listed : queues) {
            for (When when : listed.when()) {
                if (listed.name().equals(queue)
                        && when.fits(tags)
                        && (best == null || when.conditions() > best.conditions())) {
                    best = when;
                }
            }
        }
        return best == null ? terms(queue).target() : best.target();
    }

    /** The longest wait of a short abandon; never above the visit's target. */
    Duration shortAbandon(String queue, Duration target) {
        Duration most = terms(queue).shortAbandon();
        return most.compareTo(target) > 0 ? target : most;
    }
}
