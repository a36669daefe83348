package io.queuewatch.pipeline.delivery;

import io.queuewatch.schemas.DeadLetterReason;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Counts the dead letters of an operator by their reason. */
public final class DeadLetterCounts {

    private final Map<DeadLetterReason, Counter> counters = new EnumMap<>(DeadLetterReason.class);

    private DeadLetterCounts() {}

    /** Counts that begin at 0, as metrics of this group. */
    public static DeadLetterCounts in(MetricGroup group) {
        DeadLetterCounts counts = new DeadLetterCounts();
        for (DeadLetterReason reason : DeadLetterReason.values()) {
            counts.counters.put(reason, group.counter(metric(reason)));
        }
        return counts;
    }

    /** The name of the metric that counts this reason. */
    public static String metric(DeadLetterReason reason) {
        return "deadLetters." + reason.name().toLowerCase(Locale.ROOT);
    }

    /** One more. */
    public void add(DeadLetterReason reason) {
        counters.get(reason).inc();
    }
}
