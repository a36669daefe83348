package io.queuewatch.pipeline.health;

import io.queuewatch.schemas.PipelineHealth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Metric;

/** How all parts of all jobs of this process are. Safe for use by several threads. */
final class Health {

    private static final Comparator<PartKey> BY_NAME =
            Comparator.comparing(PartKey::job)
                    .thenComparing(PartKey::part)
                    .thenComparing(PartKey::instance);

    /** A task and its first operator are one part; a part of a job is never called "job". */
    private final Map<PartKey, PartHealth> parts = new TreeMap<>(BY_NAME);

    /** A metric begins. */
    synchronized void add(String metric, Map<String, String> variables, Metric value, Instant now) {
        PartKey key = PartKey.of(variables);
        Figure figure = key == null ? null : Figure.of(key.scope(), metric);
        if (figure != null) {
            parts.computeIfAbsent(key, k -> new PartHealth()).add(figure, value, now);
        }
    }

    /** A metric ends. */
    synchronized void remove(String metric, Map<String, String> variables, Metric value) {
        PartKey key = PartKey.of(variables);
        Figure figure = key == null ? null : Figure.of(key.scope(), metric);
        PartHealth part = figure == null ? null : parts.get(key);
        if (part != null) {
            part.remove(figure, value);
        }
    }

    /** A row about each part that has more to tell than that records pass through it. */
    synchronized List<PipelineHealth> tell(Instant now) {
        List<PipelineHealth> rows = new ArrayList<>();
        Iterator<Map.Entry<PartKey, PartHealth>> all = parts.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<PartKey, PartHealth> part = all.next();
            if (part.getValue().isOfInterest()) {
                rows.add(part.getValue().tell(part.getKey(), now));
            }
            if (part.getValue().isOver()) {
                all.remove();
            }
        }
        return rows;
    }
}
