package io.queuewatch.infra.drift;

import io.queuewatch.pipeline.config.ServiceLevelFormula;
import io.queuewatch.pipeline.drift.IncidentChange;
import io.queuewatch.pipeline.drift.Incidents;
import io.queuewatch.pipeline.drift.Metric;
import io.queuewatch.pipeline.drift.Readings;
import io.queuewatch.pipeline.drift.SignalChange;
import io.queuewatch.pipeline.drift.Sums;
import io.queuewatch.schemas.KpiRow;
import java.util.Arrays;
import java.util.List;

/** Queues whose service level falls at a random time: how long until an alert says so. */
final class StepRun {

    private static final int WEEK = 168;
    private static final double GRACE_HOURS = 0.25;
    private static final ServiceLevelFormula FORMULA = ServiceLevelFormula.SHORT_ABANDONS_EXCLUDED;

    private final Plan plan;
    private final QueueType type;

    StepRun(Plan plan, QueueType type) {
        this.plan = plan;
        this.type = type;
    }

    /** Breaks and watches them. */
    Steps run() {
        int size = plan.steps();
        SyntheticQueue[] queues = new SyntheticQueue[size];
        Incidents[] incidents = new Incidents[size];
        double[] changes = new double[size];
        double[] found = new double[size];
        for (int queue = 0; queue < size; queue++) {
            long seed = plan.seedOf("step", type, queue);
            queues[queue] = new SyntheticQueue(plan.profile(), type, seed);
            incidents[queue] = new Incidents();
            double at = new Dice(~seed).uniform() * plan.stepWeeks();
            changes[queue] = (plan.learnWeeks() + at) * WEEK;
        }
        Arrays.fill(found, Double.POSITIVE_INFINITY);
        watch(queues, incidents, changes, found);
        return Steps.of(found);
    }

    private void watch(
            SyntheticQueue[] queues, Incidents[] incidents, double[] changes, double[] found) {
        double shift = SyntheticQueue.logit(plan.stepTo()) - SyntheticQueue.logit(plan.stepFrom());
        Channel channel = new Channel(Metric.SERVICE_LEVEL, type.clock(), queues.length);
        KpiRow row = Rows.hour();
        Sums[] sums = new Sums[queues.length];
        int weeks = plan.learnWeeks() + plan.stepWeeks() + plan.searchWeeks();
        for (int hour = 0; hour < weeks * WEEK; hour++) {
            for (int queue = 0; queue < queues.length; queue++) {
                // A change within an hour is of the rest of it only.
                double part = Math.max(0, Math.min(1, hour + 1 - changes[queue]));
                queues[queue].next(hour % WEEK, shift * part, row);
                sums[queue] = Readings.of(Metric.SERVICE_LEVEL, row, FORMULA);
            }
            long start = Channel.START + hour * Channel.HOUR_MS;
            // Of a real channel one queue changes, not all: its shape is the one learned before.
            if (hour <= plan.learnWeeks() * WEEK) {
                channel.whole(start, sums);
            }
            List<List<SignalChange>> news = channel.take(start, sums);
            double known = hour + 1 + GRACE_HOURS;
            for (int queue = 0; queue < queues.length; queue++) {
                boolean told = alert(incidents[queue], news.get(queue), known);
                double after = known - changes[queue];
                if (told && after > GRACE_HOURS && after < plan.searchWeeks() * WEEK) {
                    found[queue] = Math.min(found[queue], after);
                }
            }
        }
    }

    /** Whether the news are an alert of a service level that has fallen. */
    private static boolean alert(Incidents incidents, List<SignalChange> news, double hour) {
        boolean told = false;
        for (SignalChange change : news) {
            long at = Channel.START + Math.round(hour * Channel.HOUR_MS);
            for (IncidentChange incident :
                    incidents.take("service_level", Metric.SERVICE_LEVEL, change, at)) {
                told |= incident.news() == IncidentChange.News.RAISED && !change.signal().up();
            }
        }
        return told;
    }
}
