package io.queuewatch.pipeline.batch;

import com.datadoghq.sketch.ddsketch.mapping.LogarithmicMapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All durations of a row, for its percentiles, its longest and its buckets. */
final class Durations {

    private static final LogarithmicMapping MAPPING = new LogarithmicMapping(0.01);

    private final List<Long> millis = new ArrayList<>();

    void add(Duration duration) {
        millis.add(duration.toMillis());
    }

    /** The bucket of the smallest value with at least p % at or below it; null if there is none. */
    Long percentile(int p) {
        if (millis.isEmpty()) {
            return null;
        }
        int rank = Math.toIntExact((millis.size() * (long) p + 99) / 100);
        long value = millis.stream().sorted().skip(rank - 1L).findFirst().orElseThrow();
        return value == 0 ? 0 : Math.round(MAPPING.value(MAPPING.index((double) value)));
    }

    /** Exact; null if there is none. */
    Long longest() {
        return millis.stream().max(Long::compare).orElse(null);
    }

    /** Counts by bucket, {@code zero:count} first; null if there is none. */
    String buckets() {
        if (millis.isEmpty()) {
            return null;
        }
        Map<Integer, Long> counts =
                millis.stream()
                        .collect(
                                Collectors.groupingBy(
                                        value -> value == 0 ? -1 : MAPPING.index((double) value),
                                        TreeMap::new,
                                        Collectors.counting()));
        return counts.entrySet().stream()
                .map(
                        count ->
                                (count.getKey() < 0 ? "zero" : count.getKey())
                                        + ":"
                                        + count.getValue())
                .collect(Collectors.joining(" "));
    }
}
