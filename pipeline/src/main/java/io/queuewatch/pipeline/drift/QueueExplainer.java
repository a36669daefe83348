package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.drift.explain.Adtributor;
import io.queuewatch.pipeline.drift.explain.Attribution;
import io.queuewatch.pipeline.drift.explain.Attributions;
import io.queuewatch.pipeline.drift.explain.Decomposition;
import io.queuewatch.pipeline.drift.explain.Effect;
import io.queuewatch.pipeline.drift.explain.Element;
import io.queuewatch.pipeline.drift.explain.Explanation;
import io.queuewatch.schemas.AgentTime;
import io.queuewatch.schemas.KpiBy;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * Says what a change of the waits of a queue comes from: the driver of its load, each against the
 * same hours of weeks in control, then the driver's elements. Load is arrivals times handle time
 * over staffed time, so that its logarithm falls exactly into their parts. It says "explains",
 * never "caused". This is its whole state; changed in place, written and read whole.
 */
public final class QueueExplainer {

    private static final double MS = 1_000;
    private static final String TEAM = "team";

    private final Breakdown arrivals;
    private final Breakdown handling;
    private final Breakdown staffing;

    /** Of a queue of which nothing is known. */
    public QueueExplainer() {
        this(new Breakdown(), new Breakdown(), new Breakdown());
    }

    private QueueExplainer(Breakdown arrivals, Breakdown handling, Breakdown staffing) {
        this.arrivals = arrivals;
        this.handling = handling;
        this.staffing = staffing;
    }

    /** A row of an hour of the queue, whole. */
    public void take(KpiBy row) {
        long start = row.getStart().toEpochMilli();
        String dimension = row.getDimension();
        String element = row.getValue();
        // A visit has a team once somebody has answered it: nobody arrives at one.
        if (!dimension.equals(TEAM)) {
            arrivals.put(dimension, element, start, row.getOffered(), 0);
        }
        double worked = (row.getTalkMs() + row.getHoldMs() + row.getWrapMs()) / MS;
        handling.put(dimension, element, start, row.getHandledTimed(), worked);
    }

    /** A row of an hour of a team that serves the queue, whole. */
    public void take(AgentTime row) {
        double there = (row.getAvailableMs() + row.getOnContactMs() + row.getWrapMs()) / MS;
        staffing.put(TEAM, row.getTeam(), row.getStart().toEpochMilli(), there, 0);
    }

    /**
     * The drivers, the one that explains most of the change of the load first; a driver of which
     * nothing is known before or now is left out. A part of the change that the driver has from
     * week to week by itself counts less.
     *
     * @param from beginning of the first hour of the change
     * @param to beginning of its last hour
     * @param more whether more load is to be explained: waits are longer
     * @param clock on the wall of the queue
     * @param inControl whether an hour that begins then is to be compared with
     */
    public List<DriverChange> explain(
            long from, long to, boolean more, LocalClock clock, LongPredicate inControl) {
        List<DriverChange> drivers = new ArrayList<>();
        for (Driver driver : Driver.values()) {
            Breakdown breakdown = of(driver);
            List<Dimension> dimensions = new ArrayList<>();
            for (String name : breakdown.dimensions()) {
                List<Element> elements = breakdown.elements(name, from, to, clock, inControl);
                if (value(driver, elements, false) > 0 && value(driver, elements, true) > 0) {
                    double[][] weeks = breakdown.weeks(name, from, to, clock, inControl);
                    dimensions.add(new Dimension(name, elements, weeks));
                }
            }
            if (!dimensions.isEmpty()) {
                drivers.add(change(driver, dimensions));
            }
        }
        drivers.sort(
                Comparator.comparingDouble(driver -> more ? -driver.unusual() : driver.unusual()));
        return drivers;
    }

    /** Variance of the logarithm of a driver from week to week, about the mean of the weeks. */
    private static double usual(Driver driver, double[][] weeks) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int week = 0; week < weeks[0].length; week += 2) {
            double size = 0;
            double worked = 0;
            for (double[] element : weeks) {
                size += element[week];
                worked += element[week + 1];
            }
            double value = driver == Driver.HANDLE_TIME ? worked / size : size;
            if (value > 0) {
                double ln = Math.log(value);
                sum += ln;
                squares += ln * ln;
                count++;
            }
        }
        return count < 2 ? 0 : (squares - sum * sum / count) / (count - 1) * (1 + 1.0 / count);
    }

    private Breakdown of(Driver driver) {
        return switch (driver) {
            case ARRIVALS -> arrivals;
            case HANDLE_TIME -> handling;
            case STAFFING -> staffing;
        };
    }

    private static DriverChange change(Driver driver, List<Dimension> dimensions) {
        Dimension any = dimensions.get(0);
        double before = value(driver, any.elements, false);
        double now = value(driver, any.elements, true);
        double ln = Math.log(now / before);
        double load = driver == Driver.STAFFING ? -ln : ln;
        double usual = usual(driver, any.weeks);
        List<Explanation> explained = explained(driver, dimensions);
        return new DriverChange(
                driver,
                before,
                now,
                load,
                load * Math.max(0, 1 - usual / Math.max(load * load, 1e-12)),
                explained,
                parts(driver, explained, dimensions));
    }

    /** The exact decomposition of a change of the mean handle time, by what explains it first. */
    private static List<Effect> parts(
            Driver driver, List<Explanation> explained, List<Dimension> dimensions) {
        if (driver != Driver.HANDLE_TIME || explained.isEmpty()) {
            return List.of();
        }
        return dimensions.stream()
                .filter(dimension -> dimension.name.equals(explained.get(0).dimension()))
                .flatMap(dimension -> Decomposition.of(dimension.elements).effects().stream())
                .toList();
    }

    /** The dimensions whose elements explain enough, those first that have changed least alike. */
    private static List<Explanation> explained(Driver driver, List<Dimension> dimensions) {
        boolean rates = driver == Driver.HANDLE_TIME;
        Map<String, List<Attribution>> attributions = new HashMap<>();
        Map<String, Double> unlike = new HashMap<>();
        for (Dimension dimension : dimensions) {
            attributions.put(
                    dimension.name,
                    rates
                            ? Attributions.ofRate(dimension.elements)
                            : Attributions.ofSize(dimension.elements));
            unlike.put(
                    dimension.name, Heterogeneity.of(dimension.elements, dimension.weeks, rates));
        }
        return Adtributor.PAPER.rank(attributions).stream()
                .map(QueueExplainer::mostExplainingFirst)
                .sorted(Comparator.comparingDouble(found -> -unlike.get(found.dimension())))
                .toList();
    }

    private static Explanation mostExplainingFirst(Explanation explanation) {
        return new Explanation(
                explanation.dimension(),
                explanation.elements().stream()
                        .sorted(Comparator.comparingDouble(element -> -element.explained()))
                        .toList());
    }

    /** The elements of a dimension now, before, and week by week. */
    private record Dimension(String name, List<Element> elements, double[][] weeks) {}

    private static double value(Driver driver, List<Element> elements, boolean now) {
        double size = 0;
        double sum = 0;
        for (Element element : elements) {
            size += now ? element.size1() : element.size0();
            sum += now ? element.sum1() : element.sum0();
        }
        if (driver != Driver.HANDLE_TIME) {
            return size;
        }
        return size == 0 ? 0 : sum / size;
    }

    /** Writes it, to be read by {@link #read}. */
    public void write(DataOutput out) throws IOException {
        arrivals.write(out);
        handling.write(out);
        staffing.write(out);
    }

    /** Reads what {@link #write} has written. */
    public static QueueExplainer read(DataInput in) throws IOException {
        return new QueueExplainer(Breakdown.read(in), Breakdown.read(in), Breakdown.read(in));
    }
}
