package io.queuewatch.infra.drift;

import io.queuewatch.pipeline.config.ServiceLevelFormula;
import io.queuewatch.pipeline.drift.IncidentChange;
import io.queuewatch.pipeline.drift.Incidents;
import io.queuewatch.pipeline.drift.Metric;
import io.queuewatch.pipeline.drift.Period;
import io.queuewatch.pipeline.drift.Readings;
import io.queuewatch.pipeline.drift.SignalChange;
import io.queuewatch.pipeline.drift.Sums;
import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Queues in which nothing changes: every incident is a false one. */
final class QuietRun {

    private static final int WEEK = 168;
    private static final int DAY = 24;
    private static final long GRACE_MS = 900_000;
    private static final ServiceLevelFormula FORMULA = ServiceLevelFormula.SHORT_ABANDONS_EXCLUDED;

    private final Plan plan;
    private final SyntheticQueue[] queues;
    private final Incidents[] incidents;
    private final long[] offeredToday;
    private final List<Channel> hourly = new ArrayList<>();
    private final List<Channel> daily = new ArrayList<>();
    private final Sums[][] sums;
    private int raised;

    QuietRun(Plan plan, QueueType type) {
        this.plan = plan;
        queues = new SyntheticQueue[plan.queues()];
        incidents = new Incidents[queues.length];
        offeredToday = new long[queues.length];
        sums = new Sums[Metric.values().length][queues.length];
        for (int queue = 0; queue < queues.length; queue++) {
            long seed = plan.seedOf("quiet", type, queue);
            queues[queue] = new SyntheticQueue(plan.profile(), type, seed);
            incidents[queue] = new Incidents();
        }
        for (Metric metric : Metric.values()) {
            (metric.period() == Period.HOUR ? hourly : daily)
                    .add(new Channel(metric, type.clock(), queues.length));
        }
    }

    /** Watches them all the weeks. */
    Quiet run() {
        KpiRow row = Rows.hour();
        Outcome outcome = Rows.day();
        int weeks = plan.learnWeeks() + plan.watchWeeks();
        for (int hour = 0; hour < weeks * WEEK; hour++) {
            boolean dayEnds = hour % DAY == DAY - 1;
            for (int queue = 0; queue < queues.length; queue++) {
                queues[queue].next(hour % WEEK, 0, row);
                read(queue, row);
                if (dayEnds) {
                    queues[queue].endDay(outcome);
                    read(queue, outcome);
                }
            }
            long start = Channel.START + hour * Channel.HOUR_MS;
            score(hourly, start, start + Channel.HOUR_MS);
            if (dayEnds) {
                score(daily, start - (DAY - 1) * Channel.HOUR_MS, start + Channel.HOUR_MS);
            }
        }
        int active = 0;
        for (Channel channel : hourly) {
            active += channel.active();
        }
        for (Channel channel : daily) {
            active += channel.active();
        }
        return new Quiet(queues.length, active, plan.watchWeeks(), raised);
    }

    private void read(int queue, KpiRow row) {
        offeredToday[queue] += row.getOffered();
        for (Channel channel : hourly) {
            Metric metric = channel.metric();
            sums[metric.ordinal()][queue] = Readings.of(metric, row, FORMULA);
        }
    }

    private void read(int queue, Outcome row) {
        for (Channel channel : daily) {
            Metric metric = channel.metric();
            sums[metric.ordinal()][queue] =
                    metric == Metric.OFFERED_DAY
                            ? Sums.count(offeredToday[queue])
                            : Readings.of(metric, row);
        }
        offeredToday[queue] = 0;
    }

    private void score(List<Channel> channels, long start, long end) {
        for (Channel channel : channels) {
            Metric metric = channel.metric();
            Sums[] ofQueues = sums[metric.ordinal()];
            channel.whole(start, ofQueues);
            List<List<SignalChange>> news = channel.take(start, ofQueues);
            for (int queue = 0; queue < queues.length; queue++) {
                for (SignalChange change : news.get(queue)) {
                    count(incidents[queue], metric, change, end + GRACE_MS);
                }
            }
        }
    }

    private void count(Incidents ofQueue, Metric metric, SignalChange change, long at) {
        for (IncidentChange news : ofQueue.take(metric.label(), metric, change, at)) {
            if (news.news() == IncidentChange.News.RAISED) {
                raised++;
            }
        }
    }
}
