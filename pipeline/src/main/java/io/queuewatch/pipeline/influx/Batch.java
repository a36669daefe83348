package io.queuewatch.pipeline.influx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The unsent lines of one retention policy: of each point the newest value only, in order. */
final class Batch {

    private final Map<Line.Key, Line> newest = new LinkedHashMap<>();
    private long since;

    void add(Line line, long now) {
        if (newest.isEmpty()) {
            since = now;
        }
        Line.Key key = line.key();
        newest.remove(key);
        newest.put(key, line);
    }

    int size() {
        return newest.size();
    }

    List<Line> lines() {
        return List.copyOf(newest.values());
    }

    /** When the oldest came, in milliseconds; only where there is one. */
    long since() {
        return since;
    }

    void clear() {
        newest.clear();
    }
}
