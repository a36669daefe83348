package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.config.Target;
import io.queuewatch.pipeline.config.Targets;
import java.util.EnumSet;
import java.util.Set;

/**
 * By what the charts of a queue are measured: where it changes, numbers from before and after are
 * not to be compared.
 *
 * @param level by what its service level is
 * @param shortAbandon by what its abandonment is
 * @param open the hours in which it is scored
 */
record Promise(String level, String shortAbandon, String open) {

    /**
     * What is promised.
     *
     * @param queue the queue, or * for all of the channel, which has a clock of its own
     */
    static Promise of(Targets targets, String channel, String queue) {
        if (queue.equals(RowReadings.ALL_QUEUES)) {
            return new Promise("", "", hours(targets.of(channel)));
        }
        Target whole = targets.of(channel, queue);
        StringBuilder level = new StringBuilder(whole.formula().label());
        for (Targets.Promised promised : targets.promised(channel, queue)) {
            Target target = promised.target();
            level.append('\n').append(promised.segment()).append(' ').append(promised.priority());
            level.append(' ').append(target.waitMs()).append(' ').append(target.shortAbandonMs());
            level.append(' ').append(hours(target));
        }
        return new Promise(level.toString(), Long.toString(whole.shortAbandonMs()), hours(whole));
    }

    /** Days that become holidays are not scored; what is counted on others stays the same. */
    private static String hours(Target target) {
        return target.calendar() == null ? "" : target.calendar().hours();
    }

    /** The metrics that are measured otherwise than by another promise. */
    Set<Metric> changes(Promise other) {
        if (!open.equals(other.open)) {
            return EnumSet.allOf(Metric.class);
        }
        Set<Metric> changed = EnumSet.noneOf(Metric.class);
        if (!level.equals(other.level)) {
            changed.add(Metric.SERVICE_LEVEL);
        }
        if (!shortAbandon.equals(other.shortAbandon)) {
            changed.add(Metric.ABANDONMENT);
        }
        return changed;
    }

    /** To be kept. */
    String[] parts() {
        return new String[] {level, shortAbandon, open};
    }

    /** As it was kept. */
    static Promise of(String[] parts) {
        return new Promise(parts[0], parts[1], parts[2]);
    }
}
