package io.queuewatch.infra.bench;

import java.util.Map;

/**
 * One reading of the whole topic.
 *
 * @param seconds by the clock on the wall
 * @param records events and time marks read
 * @param processor seconds of processor time by part
 */
record Run(double seconds, long records, Map<Part, Double> processor) {

    /** Processor time of what is measured, without the broker and the JVM, in seconds. */
    double readerSeconds() {
        return secondsOf(Part.Side.READER);
    }

    double secondsOf(Part.Side side) {
        return processor.entrySet().stream()
                .filter(entry -> entry.getKey().side() == side)
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
