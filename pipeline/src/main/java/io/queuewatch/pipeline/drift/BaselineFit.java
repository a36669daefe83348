package io.queuewatch.pipeline.drift;

import java.util.List;

/**
 * Fits a {@link Baseline} to the history of a series: level times shape of the week, the shape
 * smoothed and shrunk to that of the parent, and the spread by the method of moments on winsorised
 * residuals. Intervals that were signalled, or are far out by themselves, are left out.
 */
final class BaselineFit {

    private static final int DAYS = 7;
    // The factor of a day of fewer contacts is mostly chance, and divides the level out with it.
    private static final double FEWEST_A_DAY = 5;
    private static final int FEWEST_WEEKS = 4;
    private static final int ROUNDS = 3;
    private static final int FEWEST = 30;
    private static final double FIRST_SPREAD = 0.03;

    private final Metric metric;
    private final Kind kind;
    private final Shape parent;
    private final int cells;

    private final Observations seen;
    private final double[] sumW;
    private final double[] sumN;
    private final double[] sumX;
    private final double[] shape;
    private final double[] error;
    private final double[] expected;
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
        seen = new Observations(cells, taken, fromSlot, untilWeek, signalled);
        told = new FitResiduals(seen.most());
        sumW = new double[cells];
        sumN = new double[cells];
        sumX = new double[cells];
        shape = new double[cells];
        error = new double[cells];
        expected = new double[cells];
    }

    /** The baseline; null where there is too little to fit it from. */
    Baseline fit(int version, long since) {
        if (seen.size < FEWEST && metric.period() == Period.HOUR || seen.size < cells) {
            return null;
        }
        within = kind == Kind.MEAN ? seen.pooledVariance() : 0;
        for (int round = 0; round < ROUNDS; round++) {
            seen.sumUp(sumW, sumN, sumX);
            if (!levelAndShape()) {
                return null;
            }
            if (metric.byDay() && daily() >= FEWEST_A_DAY) {
                daySpread = seen.divideDaysOut(expected, spread);
            }
            residuals();
            spread = told.spread();
            if (round > 0 && !told.leaveOutFarOut(spread, seen.out)) {
                break;
            }
        }
        return new Baseline(
                version,
                since,
                seen.weeks(),
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
        return sum / seen.weeksWeight() / DAYS;
    }

    /** The level alone, the shape of the week being that of a baseline; null without any. */
    Baseline refitLevel(Baseline of, int version, long since) {
        seen.sumUp(sumW, sumN, sumX);
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
            boolean known = seen.weeksOf(c) >= FEWEST_WEEKS && sumW[c] > 0;
            own[c] = known ? kind.link(pulled(c, mean)) - level - parentAt(c) : Double.NaN;
            variance[c] = known ? varianceOf(c, pulled(c, mean)) : Double.NaN;
        }
        new ShapeFit(parent, own, variance)
                .fit(
                        metric.period() == Period.HOUR,
                        c -> varianceOfOne(pulled(c, mean)),
                        shape,
                        error);
        balance();
        return true;
    }

    /**
     * Rare events have no shape of their own that could be told from chance: the parent's, or none.
     */
    private void shapeOfRare() {
        for (int c = 0; c < cells; c++) {
            double known = seen.weeksOf(c) >= FEWEST_WEEKS ? 0 : Double.NaN;
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

    /** Differences to what is expected, and what their variances are made of. */
    private void residuals() {
        told.clear();
        for (int i = 0; i < seen.size; i++) {
            if (seen.out[i] || !telling(i)) {
                continue;
            }
            double mean = expected[seen.cell[i]] * seen.factor[i];
            double many = seen.n[i];
            double difference = seen.x[i] - many * mean;
            double chance =
                    switch (kind) {
                        case PROPORTION -> many * mean * (1 - mean);
                        case COUNT -> many * mean;
                        case MEAN -> many * within;
                    };
            double extra =
                    switch (kind) {
                        case PROPORTION -> chance * (many - 1) * mean * (1 - mean);
                        case COUNT -> many * mean * many * mean;
                        case MEAN -> many * many;
                    };
            told.add(
                    i,
                    seen.slot[i],
                    seen.weight[i],
                    difference,
                    chance,
                    extra,
                    error[seen.cell[i]]);
        }
    }

    /** Whether the interval has enough contacts for its residual to be nearly normal. */
    private boolean telling(int i) {
        double mean = expected[seen.cell[i]];
        return switch (kind) {
            case PROPORTION -> seen.n[i] * Math.min(mean, 1 - mean) >= 2;
            case COUNT -> seen.n[i] * mean >= 5;
            case MEAN -> seen.n[i] >= 5 && !Double.isNaN(mean);
        };
    }
}
