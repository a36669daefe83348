package io.queuewatch.pipeline.batch;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How many visits waited at each moment. */
final class WaitingLine {

    private final NavigableMap<Instant, Long> levels = new TreeMap<>();

    WaitingLine(Collection<Visit> visits) {
        for (Visit visit : visits) {
            levels.merge(visit.begin, 1L, Long::sum);
            if (!visit.waits()) {
                levels.merge(visit.settled(), -1L, Long::sum);
            }
        }
        long waiting = 0;
        for (Map.Entry<Instant, Long> change : levels.entrySet()) {
            waiting += change.getValue();
            change.setValue(waiting);
        }
    }

    /** The most that waited at one moment from start until before end. */
    long most(Instant start, Instant end) {
        Map.Entry<Instant, Long> before = levels.floorEntry(start);
        long most = before == null ? 0 : before.getValue();
        for (long waiting : levels.subMap(start, false, end, false).values()) {
            most = Math.max(most, waiting);
        }
        return most;
    }
}
