package io.queuewatch.infra.report;

import io.queuewatch.pipeline.config.ServiceLevelFormula;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sums of one channel in one period, while its rows are read. */
final class Book {
    final Ledger visits = new Ledger();
    final SortedMap<String, Tally> queues = new TreeMap<>();
    final SortedMap<String, Tally> segments = new TreeMap<>();
    final SortedMap<String, Tally> moments = new TreeMap<>();
    final Map<String, ServiceLevelFormula> formulas = new HashMap<>();
    OptionalDouble targetMs = OptionalDouble.empty();
    OptionalDouble targetRate = OptionalDouble.empty();
    long asOf = Long.MIN_VALUE;

    void add(LocalDate day, String queue, Tally row) {
        visits.add(day, row);
        Tally.in(queues, queue).add(row);
    }

    void addOutcome(LocalDate day, String queue, Tally row) {
        visits.addOutcome(day, row);
        Tally.in(queues, queue).add(row);
    }

    boolean isEmpty() {
        return visits.isEmpty();
    }
}
