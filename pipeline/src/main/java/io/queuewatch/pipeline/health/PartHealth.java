package io.queuewatch.pipeline.health;

import io.queuewatch.schemas.PipelineHealth;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;

/**
 * The metrics of one instance of a part, and what of them has been told. What a restarted instance
 * had counted before its end is told in the next row.
 */
final class PartHealth {

    private final Map<Figure, Metric> metrics = new EnumMap<>(Figure.class);
    private final Map<Figure, Long> told = new EnumMap<>(Figure.class);
    private final Map<Figure, Long> left = new EnumMap<>(Figure.class);
    private Instant startedAt;

    /** A metric begins; one of the same name that is still there has been replaced. */
    void add(Figure figure, Metric metric, Instant now) {
        remove(figure, metrics.get(figure));
        if (metrics.isEmpty()) {
            startedAt = now;
        }
        metrics.put(figure, metric);
    }

    /** A metric ends. */
    void remove(Figure figure, Metric metric) {
        if (metric == null || metrics.get(figure) != metric) {
            return;
        }
        if (figure.kind().grows()) {
            left.merge(figure, untold(figure), Long::sum);
        }
        metrics.remove(figure);
        told.remove(figure);
    }

    /** Whether nothing is left to tell. */
    boolean isOver() {
        return metrics.isEmpty() && left.isEmpty();
    }

    /** Whether there is more to it than records that pass through. */
    boolean isOfInterest() {
        return metrics.keySet().stream().anyMatch(PartHealth::isOfInterest)
                || left.keySet().stream().anyMatch(PartHealth::isOfInterest);
    }

    /** What is so now; what is told now is not told again. */
    PipelineHealth tell(PartKey key, Instant now) {
        PipelineHealth row = new PipelineHealth();
        row.setJob(key.job());
        row.setPart(key.part());
        row.setInstance(key.instance());
        row.setAsOf(now);
        row.setStartedAt(startedAt);
        long letters = 0;
        boolean countsLetters = false;
        for (Figure figure : Figure.values()) {
            Object value = value(figure);
            if (value == null) {
                continue;
            }
            row.put(row.getSchema().getField(figure.field()).pos(), value);
            if (figure.countsDeadLetters()) {
                countsLetters = true;
                letters += (Long) value;
            }
        }
        if (countsLetters) {
            row.setDeadLetters(letters);
        }
        if (row.getEventTime() != null) {
            row.setDelayMs(now.toEpochMilli() - row.getEventTime().toEpochMilli());
        }
        left.clear();
        return row;
    }

    private static boolean isOfInterest(Figure figure) {
        return figure.kind() != Figure.Kind.COMMON && figure.kind() != Figure.Kind.WATERMARK;
    }

    private Object value(Figure figure) {
        return switch (figure.kind()) {
            case COMMON, COUNT -> count(figure);
            case LEVEL -> level(figure);
            case PER_MILLE -> share(figure);
            case WATERMARK -> moment(figure);
        };
    }

    private Long count(Figure figure) {
        Long before = left.get(figure);
        if (!metrics.containsKey(figure)) {
            return before;
        }
        long now = untold(figure);
        told.merge(figure, now, Long::sum);
        return before == null ? now : before + now;
    }

    private Long level(Figure figure) {
        Number level = number(figure);
        return level == null || level.longValue() < 0 ? null : level.longValue();
    }

    private Double share(Figure figure) {
        Number perMille = number(figure);
        return perMille == null || !Double.isFinite(perMille.doubleValue())
                ? null
                : Math.min(1, perMille.doubleValue() / 1000);
    }

    private Instant moment(Figure figure) {
        Number time = number(figure);
        return time == null
                        || time.longValue() == Long.MIN_VALUE
                        || time.longValue() == Long.MAX_VALUE
                ? null
                : Instant.ofEpochMilli(time.longValue());
    }

    /** What was added since it was told; a count that fell has begun anew. */
    private long untold(Figure figure) {
        Number now = number(figure);
        if (now == null) {
            return 0;
        }
        long before = told.getOrDefault(figure, 0L);
        if (now.longValue() < before) {
            told.put(figure, 0L);
            return now.longValue();
        }
        return now.longValue() - before;
    }

    /** Null where there is none, or none yet. */
    private Number number(Figure figure) {
        Metric metric = metrics.get(figure);
        if (metric instanceof Counter counter) {
            return counter.getCount();
        }
        return metric instanceof Gauge<?> gauge ? number(gauge) : null;
    }

    /** A gauge reads what its task's thread changes meanwhile, and may stumble over it. */
    private static Number number(Gauge<?> gauge) {
        try {
            return gauge.getValue() instanceof Number number ? number : null;
        } catch (RuntimeException e) {
            return null;
        }
    }
}
