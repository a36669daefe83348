package io.queuewatch.pipeline.drift.chart;

/**
 * What was counted in one interval.
 *
 * @param count the contacts with the property, or the events
 * @param size out of how many contacts, or over how much exposure (hours, units inspected)
 */
public record Counted(double count, double size) {

    /**
     * @throws IllegalArgumentException where one of them is negative or no finite number
     */
    public Counted {
        if (!(count >= 0 && size >= 0 && Double.isFinite(count) && Double.isFinite(size))) {
            throw new IllegalArgumentException(
                    "%s out of %s: want finite numbers, 0 or more".formatted(count, size));
        }
    }

    /** Count by size; NaN where there was nothing to count. */
    double rate() {
        return size == 0 ? Double.NaN : count / size;
    }
}
