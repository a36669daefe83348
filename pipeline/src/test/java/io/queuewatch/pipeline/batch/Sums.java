package io.queuewatch.pipeline.batch;

import java.util.HashMap;
import java.util.Map;

/** Amounts summed by field of a row. */
final class Sums {

    private final Map<String, Long> amounts = new HashMap<>();

    void add(Map<String, Long> more) {
        more.forEach((field, amount) -> amounts.merge(field, amount, Long::sum));
    }

    long get(String field) {
        return amounts.getOrDefault(field, 0L);
    }

    Map<String, Long> amounts() {
        return amounts;
    }

    /** The ratio; null where the base is 0. */
    static Double ratio(long part, long base) {
        return base == 0 ? null : (double) part / base;
    }
}
