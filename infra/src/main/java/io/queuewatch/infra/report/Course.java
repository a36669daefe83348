package io.queuewatch.infra.report;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * How something went.
 *
 * @param now the sums of the period
 * @param before those of the period before
 * @param days the sums of every day that has any
 * @param silent the days of the period without a row
 * @param silentBefore those of the period before
 */
record Course(
        Tally now,
        Tally before,
        SortedMap<LocalDate, Tally> days,
        List<LocalDate> silent,
        List<LocalDate> silentBefore) {}
