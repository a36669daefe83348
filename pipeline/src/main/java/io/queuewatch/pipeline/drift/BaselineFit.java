package io.queuewatch.pipeline.drift;

import java.util.Arrays;
import java.util.List;

/**
 * Fits a {@link Baseline} to the history of a series: level times shape of the week, the shape
 * smoothed and shrunk to that of the parent, and the spread by the method of moments on winsorised
 * residuals. Recent weeks weigh more, with a half-life of 8 weeks; intervals that were signalled,
 * or are far out by themselves, are left out.
 */
final class BaselineFit {

    private static final double HALF_LIFE = 8;
    private static final int DAYS = 7;
    // The factor of a day of fewer contacts is mostly chance, and divides the level out with it.
    private static final double FEWEST_A_DAY = 5;
    private static final int FEWEST_WEEKS = 4;
    private static final double PSEUDO_OBSERVATIONS = 20;
    private static final int ROUNDS = 3;
    private static final int FEWEST = 30;
    private static final double FIRST_SPREAD = 0.03;

    private final Metric metric;
    private final Kind kind;
    private final Shape parent;
    private final int cells;

    private int size;
    private final int[] cell;
    private final long[] slot;
    private final double[] weight;
    private final double[] n;
    private final double[] x;
    private final double[] y;
    private final boolean[] out;
    private final int[] weeksOf;
    private final int weeks;
    private double weeksWeight;

    private final double[] sumW;
    private final double[] sumN;
    private final double[] sumX;
    private final double[] shape;
    private final double[] error;
    private final double[] expected;
    private final double[] factor;
    private final FitResiduals told;
    private double level;
    private double spread = FIRST_SPREAD;
    private double within;
    private double daySpread;

    /**
     * A fit.
     *
     * @param metric of the series
     * @param history its sums
     * @param fromSlot the first interval that is like today's
     * @param untilWeek the first week that is left out
     * @param signalled intervals to be left out
     * @param parent the shape of the week of what the series is a part of, or null
     */
    BaselineFit(
            Metric metric,
            History history,
            long fromSlot,
            long untilWeek,
            Spans signalled,
            Shape parent) {
        this.metric = metric;
        kind = metric.kind();
        cells = metric.period().cells();
        this.parent = parent;
        List<History.Week> taken =
                history.weeks(
                        Math.max(untilWeek - History.WEEKS, Math.floorDiv(fromSlot, cells)),
                        untilWeek);
        int most = taken.size() * cells;
        cell = new int[most];
        slot = new long[most];
        weight = new double[most];
        n = new double[most];
        x = new double[most];
        y = new double[most];
        out = new boolean[most];
        factor = new double[most];
        told = new FitResiduals(most);
        weeksOf = new int[cells];
        sumW = new double[cells];
        sumN = new double[cells];
        sumX = new double[cells];
        shape = new double[cells];
        error = new double[cells];
        expected = new double[cells];
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

    /** The baseline; null where there is too little to fit it from. */
    Baseline fit(int version, long since) {
        if (size < FEWEST && metric.period() == Period.HOUR || size < cells) {
            return null;
        }
        within = kind == Kind.MEAN ? pooledVariance() : 0;
        for (int round = 0; round < ROUNDS; round++) {
            sumUp();
            if (!levelAndShape()) {
                return null;
            }
            if (metric.byDay() && daily() >= FEWEST_A_DAY) {
                days();
            }
            residuals();
            spread = told.spread();
            if (round > 0 && !told.leaveOutFarOut(spread, out)) {
                break;
            }
        }
        return new Baseline(
                version,
                since,
                weeks,
                level,
                new Shape(shape),
                new Shape(sumN),
                new Shape(error),
                spread,
                within,
                daySpread,
                told.memory(spread),
                daily(),
                told.laney());
    }

    /** How many of the rarer outcome, or of a count, a day of the weeks had. */
    private double daily() {
        double sum = 0;
        for (int c = 0; c < cells; c++) {
            sum += kind.rarer(level, new Sums(sumN[c], sumX[c], 0));
        }
        return sum / weeksWeight / DAYS;
    }

    /** The level alone, the shape of the week being that of a baseline; null without any. */
    Baseline refitLevel(Baseline of, int version, long since) {
        sumUp();
        double sum = 0;
        for (int c = 0; c < cells; c++) {
            shape[c] = of.shape().at(c);
            if (Double.isNaN(shape[c])) {
                sumN[c] = 0;
                sumX[c] = 0;
            }
            sum += sumN[c];
        }
        if (sum == 0) {
            return null;
        }
        level = of.level();
        balance();
        double rarer = kind.rarer(of.level(), one(level)) / kind.rarer(of.level(), one(of.level()));
        return of.at(version, since, level, of.daily() * rarer);
    }

    /** One interval or contact of this level. */
    private Sums one(double ofLevel) {
        return new Sums(1, kind.unlink(ofLevel), 0);
    }

    private void sumUp() {
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

    private double pooledVariance() {
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

    private boolean levelAndShape() {
        double allN = 0;
        double allX = 0;
        for (int c = 0; c < cells; c++) {
            allN += sumN[c];
            allX += sumX[c];
        }
        if (allN == 0 || kind != Kind.MEAN && allX <= 0) {
            return false;
        }
        double mean = allX / allN;
        level = kind == Kind.PROPORTION ? kind.link((allX + 0.5) / (allN + 1)) : kind.link(mean);
        if (daily() < Baseline.RARE) {
            shapeOfRare();
            balance();
            return true;
        }
        double[] own = new double[cells];
        double[] variance = new double[cells];
        for (int c = 0; c < cells; c++) {
            boolean known = weeksOf[c] >= FEWEST_WEEKS && sumW[c] > 0;
            own[c] = known ? kind.link(pulled(c, mean)) - level - parentAt(c) : Double.NaN;
            variance[c] = known ? varianceOf(c, pulled(c, mean)) : Double.NaN;
        }
        smoothAndShrink(own, variance, mean);
        balance();
        return true;
    }

    /**
     * Rare events have no shape of their own that could be told from chance: the parent's, or none.
     */
    private void shapeOfRare() {
        for (int c = 0; c < cells; c++) {
            double known = weeksOf[c] >= FEWEST_WEEKS ? 0 : Double.NaN;
            shape[c] = parent == null ? known : parent.at(c);
            error[c] = 0;
        }
    }

    /** The mean of an interval of the week with one observation of the level beside its own. */
    private double pulled(int c, double mean) {
        double toward = Double.isNaN(parentAt(c)) ? mean : kind.unlink(level + parentAt(c));
        return switch (kind) {
            case PROPORTION -> (sumX[c] + toward) / (sumN[c] + 1);
            case COUNT -> (sumX[c] + 0.5) / sumN[c];
            case MEAN -> sumX[c] / sumN[c];
        };
    }

    /** Variance of the estimate of an interval of the week, on the scale of level and shape. */
    private double varianceOf(int c, double mean) {
        double perInterval = sumN[c] / sumW[c];
        return switch (kind) {
            case PROPORTION -> {
                double pq = mean * (1 - mean);
                yield (1 / (perInterval * pq) + spread) / sumW[c];
            }
            case COUNT -> (1 / mean + spread + daySpread) / sumW[c];
            case MEAN -> (within / perInterval + spread) / sumW[c];
        };
    }

    /** What one observation tells, on the scale of level and shape. */
    private double varianceOfOne(double mean) {
        return switch (kind) {
            case PROPORTION -> 1 / (mean * (1 - mean));
            case COUNT -> 1;
            case MEAN -> within;
        };
    }

    private double parentAt(int c) {
        return parent == null ? 0 : parent.at(c);
    }

    /**
     * Smooths over the neighbours what differs from the parent's shape, but for steps that chance
     * does not explain (James and Stein's estimator, positive part, of the difference to the
     * neighbours), such as the hour of opening; then shrinks it.
     */
    private void smoothAndShrink(double[] own, double[] variance, double mean) {
        for (int c = 0; c < cells; c++) {
            if (Double.isNaN(own[c])) {
                shape[c] = parent == null ? Double.NaN : parent.at(c);
                error[c] = 0;
                continue;
            }
            error[c] = variance[c];
            double smooth = metric.period() == Period.HOUR ? smoothed(c, own, variance) : own[c];
            if (parent == null) {
                shape[c] = smooth;
                continue;
            }
            double observations = varianceOfOne(pulled(c, mean)) / variance[c];
            double trusted = observations / (observations + PSEUDO_OBSERVATIONS);
            shape[c] = parent.at(c) + smooth * trusted;
            error[c] *= trusted * trusted;
        }
    }

    private double smoothed(int c, double[] own, double[] variance) {
        double sum = 0;
        double precision = 0;
        for (int step = -1; step <= 1; step += 2) {
            int other = Math.floorMod(c + step, cells);
            if (!Double.isNaN(own[other])) {
                sum += own[other] / variance[other];
                precision += 1 / variance[other];
            }
        }
        if (precision == 0) {
            return own[c];
        }
        double step = own[c] - sum / precision;
        double chance = variance[c] + 1 / precision;
        double keep = Math.max(0, 1 - chance / Math.max(step * step, 1e-300));
        double smooth = (sum + own[c] / variance[c]) / (precision + 1 / variance[c]);
        error[c] = (1 - keep) / (precision + 1 / variance[c]) + keep * variance[c];
        return smooth + keep * (own[c] - smooth);
    }

    /** Moves the level so that the sums expected are the sums observed. */
    private void balance() {
        for (int iteration = 0; iteration < 4; iteration++) {
            double observed = 0;
            double fitted = 0;
            double slope = 0;
            for (int c = 0; c < cells; c++) {
                if (sumN[c] <= 0 || Double.isNaN(shape[c])) {
                    continue;
                }
                double value = kind.unlink(level + shape[c]);
                observed += sumX[c];
                fitted += sumN[c] * value;
                slope +=
                        sumN[c]
                                * switch (kind) {
                                    case PROPORTION -> value * (1 - value);
                                    case COUNT -> value;
                                    case MEAN -> 1;
                                };
            }
            if (slope > 0) {
                level +=
                        kind == Kind.COUNT && observed > 0
                                ? Math.log(observed / fitted)
                                : Math.max(-1, Math.min(1, (observed - fitted) / slope));
            }
        }
        for (int c = 0; c < cells; c++) {
            expected[c] = kind.unlink(level + shape[c]);
        }
    }

    /** The factor of each day, and how far the factors spread. */
    private void days() {
        double[] factors = new double[size];
        double[] chances = new double[size];
        int found = 0;
        for (int from = 0; from < size; ) {
            int to = from;
            double sum = 0;
            double precision = 0;
            long day = Math.floorDiv(slot[from], 24);
            for (; to < size && Math.floorDiv(slot[to], 24) == day; to++) {
                double mean = expected[cell[to]];
                if (!out[to] && mean > 0) {
                    double weighs = n[to] / (1 / mean + spread);
                    sum += weighs * x[to] / (n[to] * mean);
                    precision += weighs;
                }
            }
            double of = precision == 0 ? 1 : sum / precision;
            Arrays.fill(factor, from, to, Math.max(of, 0.05));
            if (precision > 0) {
                factors[found] = of - 1;
                chances[found++] = 1 / precision;
            }
            from = to;
        }
        daySpread = solveDays(factors, chances, found);
    }

    private double solveDays(double[] factors, double[] chances, int found) {
        double[] squares = new double[found];
        double[] ones = new double[found];
        for (int i = 0; i < found; i++) {
            squares[i] = factors[i] * factors[i];
            ones[i] = 1;
        }
        return FitResiduals.solve(squares, chances, ones, ones, found, 1e-4);
    }

    /** Differences to what is expected, and what their variances are made of. */
    private void residuals() {
        told.clear();
        for (int i = 0; i < size; i++) {
            if (out[i] || !telling(i)) {
                continue;
            }
            double mean = expected[cell[i]] * factor[i];
            double many = n[i];
            double difference = x[i] - many * mean;
            double uncertain = error[cell[i]];
            switch (kind) {
                case PROPORTION -> {
                    double variance = many * mean * (1 - mean);
                    double extra = variance * (many - 1) * mean * (1 - mean);
                    told.add(i, slot[i], weight[i], difference, variance, extra, uncertain);
                }
                case COUNT ->
                        told.add(
                                i,
                                slot[i],
                                weight[i],
                                difference,
                                many * mean,
                                many * mean * many * mean,
                                uncertain);
                case MEAN ->
                        told.add(
                                i,
                                slot[i],
                                weight[i],
                                difference,
                                many * within,
                                many * many,
                                uncertain);
            }
        }
    }

    /** Whether the interval has enough contacts for its residual to be nearly normal. */
    private boolean telling(int i) {
        double mean = expected[cell[i]];
        return switch (kind) {
            case PROPORTION -> n[i] * Math.min(mean, 1 - mean) >= 2;
            case COUNT -> n[i] * mean >= 5;
            case MEAN -> n[i] >= 5 && !Double.isNaN(mean);
        };
    }
}
