package io.queuewatch.infra.bench;

import java.util.Comparator;
import java.util.List;

/**
 * The same reading, several times.
 *
 * @param name what reads, in words
 * @param events how many events a run reads
 * @param runs at least one
 */
record Rounds(String name, long events, List<Run> runs) {

    /** The run of median speed; of an even number the slower of the middle two. */
    Run median() {
        return runs.stream()
                .sorted(Comparator.comparingDouble(Run::seconds))
                .toList()
                .get(runs.size() / 2);
    }

    /** By the clock on the wall, in the median run. */
    double eventsPerSecond() {
        return events / median().seconds();
    }

    /** By the processor time of the reader alone, in the median run. */
    double eventsPerProcessorSecond() {
        return events / median().readerSeconds();
    }
}
