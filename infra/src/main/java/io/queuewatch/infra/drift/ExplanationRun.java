package io.queuewatch.infra.drift;

import io.queuewatch.pipeline.config.ServiceLevelFormula;
import io.queuewatch.pipeline.drift.DriftSettings;
import io.queuewatch.pipeline.drift.Driver;
import io.queuewatch.pipeline.drift.DriverChange;
import io.queuewatch.pipeline.drift.LocalClock;
import io.queuewatch.pipeline.drift.Metric;
import io.queuewatch.pipeline.drift.QueueExplainer;
import io.queuewatch.pipeline.drift.Readings;
import io.queuewatch.pipeline.drift.SeriesMonitor;
import io.queuewatch.pipeline.drift.SeriesState;
import io.queuewatch.pipeline.drift.Signal;
import io.queuewatch.pipeline.drift.SignalChange;
import io.queuewatch.pipeline.drift.explain.Explanation;
import io.queuewatch.schemas.KpiRow;
import java.time.ZoneOffset;
import java.util.List;

/** Queues of which one element of one driver is broken: whether their alerts name it. */
final class ExplanationRun {

    private static final int WEEK = 168;
    private static final LocalClock CLOCK = new LocalClock(ZoneOffset.UTC, null);
    private static final ServiceLevelFormula FORMULA = ServiceLevelFormula.SHORT_ABANDONS_EXCLUDED;

    private final Plan plan;
    private final Driver driver;

    ExplanationRun(Plan plan, Driver driver) {
        this.plan = plan;
        this.driver = driver;
    }

    /** Breaks, finds and explains. */
    Explained run() {
        int found = 0;
        int drivers = 0;
        int elements = 0;
        int both = 0;
        Breaks breaks = plan.breaks();
        for (int number = 0; number < plan.explanations(); number++) {
            Dice dice =
                    new Dice(
                            plan.seedOf(
                                    driver.name(),
                                    new QueueType(breaks.peak(), breaks.memory(), null),
                                    number));
            Fault fault = Fault.random(driver, breaks, dice);
            List<DriverChange> named = explain(fault, dice);
            if (named.isEmpty()) {
                continue;
            }
            boolean right = named.get(0).driver() == driver;
            boolean exact = named.stream().anyMatch(change -> first(change, fault));
            found++;
            drivers += right ? 1 : 0;
            elements += exact ? 1 : 0;
            both += right && exact ? 1 : 0;
        }
        return new Explained(driver, plan.explanations(), found, drivers, elements, both);
    }

    private static boolean first(DriverChange change, Fault fault) {
        if (change.driver() != fault.driver() || change.elements().isEmpty()) {
            return false;
        }
        Explanation best = change.elements().get(0);
        return best.dimension().equals(fault.dimension())
                && best.elements().get(0).element().equals(fault.element());
    }

    /** What the alert says; nothing where there is none. */
    private List<DriverChange> explain(Fault fault, Dice dice) {
        QueueExplainer explainer = new QueueExplainer();
        DriftSettings settings = DriftSettings.DEFAULT;
        SeriesMonitor monitor =
                new SeriesMonitor(new SeriesState(Metric.SERVICE_LEVEL, settings), settings, CLOCK);
        BrokenQueue queue = new BrokenQueue(plan, fault, dice, explainer::take, explainer::take);
        double change = (plan.learnWeeks() + dice.uniform() * plan.stepWeeks()) * WEEK;
        int last = (int) change + plan.searchWeeks() * WEEK;
        KpiRow row = Rows.hour();
        for (int hour = 0; hour < last; hour++) {
            double part = Math.max(0, Math.min(1, hour + 1 - change));
            long start = Channel.START + hour * Channel.HOUR_MS;
            queue.next(start, hour % WEEK, part, row);
            for (SignalChange news :
                    monitor.take(start, Readings.of(Metric.SERVICE_LEVEL, row, FORMULA)).news()) {
                Signal signal = news.signal();
                if (part > 0 && news.news() == SignalChange.News.RAISED && !signal.up()) {
                    return explainer.explain(
                            signal.changedAt(), start, true, CLOCK, monitor::inControl);
                }
            }
        }
        return List.of();
    }
}
