package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.kpi.Interval;
import io.queuewatch.pipeline.kpi.QueueDelta;
import io.queuewatch.pipeline.kpi.View;
import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of KPIs as readings of slices. Voice and chat are read in the cohort view, email, social and
 * all handle times in the live view; hours for what is charted by the hour, days for the rest.
 */
final class RowReadings {

    /** How rows, charts and decisions name all of a channel together. */
    static final String ALL_QUEUES = QueueDelta.ALL_QUEUES;

    private RowReadings() {}

    /** What a row says; nothing where it is of another interval or view, or of all queues. */
    static List<SliceReading> of(KpiRow row) {
        List<SliceReading> readings = new ArrayList<>(1);
        if (row.getQueue().equals(ALL_QUEUES)) {
            return readings;
        }
        for (Beat beat : Beat.values()) {
            if (beat.interval().label().equals(row.getInterval())) {
                double[] counts = Counts.silent();
                double[] level = null;
                boolean says = false;
                for (Metric metric : beat.metrics()) {
                    if (!ofOutcomes(metric)
                            && view(metric, row.getChannel()).label().equals(row.getView())) {
                        says = true;
                        if (metric == Metric.SERVICE_LEVEL) {
                            level = LevelCounts.of(row);
                        } else {
                            Counts.put(counts, metric, Readings.of(metric, row));
                        }
                    }
                }
                if (says) {
                    SliceReading reading = reading(beat, row.getChannel(), row.getQueue(), counts);
                    reading.level = level;
                    reading.start = row.getStart().toEpochMilli();
                    reading.asOf = row.getAsOf().toEpochMilli();
                    reading.slice =
                            String.join(
                                    "|",
                                    row.getView(),
                                    row.getSegment(),
                                    row.getSite(),
                                    row.getPriority());
                    readings.add(reading);
                }
            }
        }
        return readings;
    }

    /** What a row of a day says. */
    static List<SliceReading> of(Outcome row) {
        List<SliceReading> readings = new ArrayList<>(2);
        if (row.getQueue().equals(ALL_QUEUES)) {
            return readings;
        }
        for (Beat beat : Beat.values()) {
            if (beat.interval() == Interval.DAY) {
                double[] counts = Counts.silent();
                beat.metrics().stream()
                        .filter(RowReadings::ofOutcomes)
                        .forEach(metric -> Counts.put(counts, metric, Readings.of(metric, row)));
                SliceReading reading = reading(beat, row.getChannel(), row.getQueue(), counts);
                reading.start = row.getStart().toEpochMilli();
                reading.asOf = row.getAsOf().toEpochMilli();
                reading.slice = "outcome|" + row.getSegment();
                readings.add(reading);
            }
        }
        return readings;
    }

    private static SliceReading reading(Beat beat, String channel, String queue, double[] counts) {
        SliceReading reading = new SliceReading();
        reading.channel = channel;
        reading.queue = queue;
        reading.beat = beat.ordinal();
        reading.counts = counts;
        return reading;
    }

    private static boolean ofOutcomes(Metric metric) {
        return metric == Metric.FCR || metric == Metric.CSAT || metric == Metric.NPS;
    }

    private static View view(Metric metric, String channel) {
        return metric != Metric.HANDLE_TIME && Channel.of(channel).conversation()
                ? View.COHORT
                : View.LIVE;
    }
}
