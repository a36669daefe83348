package io.queuewatch.infra.report;

import io.queuewatch.pipeline.config.ServiceLevelFormula;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The sums of one channel in one period, while its rows are read. */
final class Book {
    final Tally total = new Tally();
    final SortedMap<LocalDate, Tally> days = new TreeMap<>();
    final SortedMap<String, Tally> queues = new TreeMap<>();
    final SortedMap<String, Tally> segments = new TreeMap<>();
    final SortedMap<String, Tally> moments = new TreeMap<>();
    final SortedSet<LocalDate> heard = new TreeSet<>();
    final Map<String, ServiceLevelFormula> formulas = new HashMap<>();
    OptionalDouble targetMs = OptionalDouble.empty();
    OptionalDouble targetRate = OptionalDouble.empty();
    long asOf = Long.MIN_VALUE;

    void add(LocalDate day, String queue, Tally row) {
        total.add(row);
        tally(days, day).add(row);
        tally(queues, queue).add(row);
    }

    boolean isEmpty() {
        return days.isEmpty();
    }

    static <K> Tally tally(SortedMap<K, Tally> tallies, K key) {
        return tallies.computeIfAbsent(key, absent -> new Tally());
    }
}
