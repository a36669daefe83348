package io.queuewatch.infra.report;

import io.queuewatch.infra.influxql.Series;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums of whole numbers by name; what was never added is 0. */
final class Tally {
    private final Map<String, Long> sums = new TreeMap<>();

    /** The numbers that a row has of these fields. */
    static Tally of(Series.Point point, List<String> fields) {
        Tally row = new Tally();
        fields.forEach(field -> row.add(field, point.integer(field).orElse(0)));
        return row;
    }

    /** The sums under a key, nothing at first. */
    static <K> Tally in(SortedMap<K, Tally> tallies, K key) {
        return tallies.computeIfAbsent(key, absent -> new Tally());
    }

    void add(String name, long number) {
        sums.merge(name, number, Long::sum);
    }

    void add(Tally other) {
        other.sums.forEach(this::add);
    }

    long of(String name) {
        return sums.getOrDefault(name, 0L);
    }

    /** The ratio of two sums, absent where the denominator is 0. */
    OptionalDouble ratio(String numerator, String denominator) {
        long base = of(denominator);
        return base > 0 ? OptionalDouble.of((double) of(numerator) / base) : OptionalDouble.empty();
    }

    boolean isEmpty() {
        return sums.values().stream().allMatch(sum -> sum == 0);
    }
}
