package io.queuewatch.infra.report;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sums of something in one period and of each of its days, while its rows are read. */
final class Ledger {
    private final Tally total = new Tally();
    private final SortedMap<LocalDate, Tally> days = new TreeMap<>();
    private final Set<LocalDate> heard = new HashSet<>();

    /** Adds a row of a day, which then is one with data. */
    void add(LocalDate day, Tally row) {
        heard.add(day);
        addOutcome(day, row);
    }

    /** Adds what became known of a day, with or without data of the day itself. */
    void addOutcome(LocalDate day, Tally row) {
        total.add(row);
        Tally.in(days, day).add(row);
    }

    boolean isEmpty() {
        return days.isEmpty();
    }

    /** How it went in a period and in the one before it. */
    static Course course(Period period, Ledger now, Ledger before) {
        return new Course(
                now.total,
                before.total,
                now.days,
                now.silent(period),
                before.silent(period.before()));
    }

    private List<LocalDate> silent(Period period) {
        return period.days().stream().filter(day -> !heard.contains(day)).toList();
    }
}
