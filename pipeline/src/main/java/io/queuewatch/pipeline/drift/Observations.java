package io.queuewatch.pipeline.drift;

import java.util.Arrays;
import java.util.List;

/**
 * The intervals of a history that a baseline is fitted to, side by side in arrays: recent weeks
 * weigh more, with a half-life of 8 weeks.
 */
final class Observations {

    private static final double HALF_LIFE = 8;
    private static final int HOURS = 24;
    private static final double LEAST_FACTOR = 0.05;

    /** How many there are. */
    int size;

    /** Interval of the week of each. */
    final int[] cell;

    /** Interval of each, counted through all weeks. */
    final long[] slot;

    final double[] weight;
    final double[] n;
    final double[] x;
    private final double[] y;

    /** Which are far out by themselves. */
    final boolean[] out;

    /** By which the day of each is divided. */
    final double[] factor;

    private final int cells;
    private final int[] weeksOf;
    private final int weeks;
    private double weeksWeight;

    /**
     * Those of whole weeks.
     *
     * @param cells intervals of a week
     * @param taken the weeks
     * @param fromSlot the first interval that is like today's
     * @param untilWeek the first week that is left out
     * @param signalled intervals to be left out
     */
    Observations(
            int cells, List<History.Week> taken, long fromSlot, long untilWeek, Spans signalled) {
        this.cells = cells;
        int most = taken.size() * cells;
        cell = new int[most];
        slot = new long[most];
        weight = new double[most];
        n = new double[most];
        x = new double[most];
        y = new double[most];
        out = new boolean[most];
        factor = new double[most];
        weeksOf = new int[cells];
        weeks = taken.size();
        for (History.Week week : taken) {
            take(week, fromSlot, untilWeek, signalled);
        }
        Arrays.fill(factor, 1);
    }

    private void take(History.Week week, long fromSlot, long untilWeek, Spans signalled) {
        double weighs = Math.pow(2, -(untilWeek - 1 - week.number) / HALF_LIFE);
        weeksWeight += weighs;
        for (int c = 0; c < cells; c++) {
            long at = week.number * cells + c;
            if (week.n[c] <= 0 || at < fromSlot || signalled.contains(at)) {
                continue;
            }
            cell[size] = c;
            slot[size] = at;
            weight[size] = weighs;
            n[size] = week.n[c];
            x[size] = week.x[c];
            y[size] = week.y == null ? 0 : week.y[c];
            weeksOf[c]++;
            size++;
        }
    }

    /** How many there can be. */
    int most() {
        return cell.length;
    }

    /** How many weeks there are. */
    int weeks() {
        return weeks;
    }

    /** How many of them have something of an interval of the week. */
    int weeksOf(int c) {
        return weeksOf[c];
    }

    /** How much the weeks weigh together. */
    double weeksWeight() {
        return weeksWeight;
    }

    /** Adds up, by interval of the week, the weights, and n and x as they weigh. */
    void sumUp(double[] sumW, double[] sumN, double[] sumX) {
        Arrays.fill(sumW, 0);
        Arrays.fill(sumN, 0);
        Arrays.fill(sumX, 0);
        for (int i = 0; i < size; i++) {
            if (!out[i]) {
                int c = cell[i];
                sumW[c] += weight[i];
                sumN[c] += weight[i] * n[i];
                sumX[c] += weight[i] * x[i] / factor[i];
            }
        }
    }

    /** The variance within intervals, of all of them together. */
    double pooledVariance() {
        double squares = 0;
        double degrees = 0;
        for (int i = 0; i < size; i++) {
            if (n[i] >= 2) {
                squares += weight[i] * Math.max(0, y[i] - x[i] * x[i] / n[i]);
                degrees += weight[i] * (n[i] - 1);
            }
        }
        return degrees == 0 ? 1 : Math.max(squares / degrees, 1e-9);
    }

    /**
     * Finds the factor of each day.
     *
     * @param expected by interval of the week
     * @param spread of intervals beyond chance
     * @return how far the factors spread beyond chance
     */
    double divideDaysOut(double[] expected, double spread) {
        double[] squares = new double[size];
        double[] chances = new double[size];
        int found = 0;
        for (int from = 0; from < size; ) {
            int to = from;
            double sum = 0;
            double precision = 0;
            long day = Math.floorDiv(slot[from], HOURS);
            for (; to < size && Math.floorDiv(slot[to], HOURS) == day; to++) {
                double mean = expected[cell[to]];
                if (!out[to] && mean > 0) {
                    double weighs = n[to] / (1 / mean + spread);
                    sum += weighs * x[to] / (n[to] * mean);
                    precision += weighs;
                }
            }
            double of = precision == 0 ? 1 : sum / precision;
            Arrays.fill(factor, from, to, Math.max(of, LEAST_FACTOR));
            if (precision > 0) {
                squares[found] = (of - 1) * (of - 1);
                chances[found++] = 1 / precision;
            }
            from = to;
        }
        double[] ones = new double[found];
        Arrays.fill(ones, 1);
        return FitResiduals.solve(squares, chances, ones, ones, found, 1e-4);
    }
}
