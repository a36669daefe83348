package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.config.Target;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.KpiSummary;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** Turns the sums of an interval into rows, and rows into messages. */
final class RowWriter {

    private static final int FIRST_MEASURE = KpiRow.getClassSchema().getField("offered").pos();

    private final Codec<KpiRow> rows = Codec.of(KpiRow.class);
    private final Codec<KpiSummary> summaries = Codec.of(KpiSummary.class);
    private final Consumer<Message> out;

    RowWriter(Consumer<Message> out) {
        this.out = out;
    }

    /** Where and when rows belong. */
    record Place(View view, Interval interval, String channel, String queue, long start) {

        String key() {
            return view.label()
                    + '|'
                    + interval.label()
                    + '|'
                    + channel
                    + '|'
                    + queue
                    + '|'
                    + start;
        }
    }

    /**
     * Writes a row per tags, but for the total of a channel, and the summary.
     *
     * @param place where and when
     * @param rollup the sums
     * @param waitingMax most that waited at one time, or null for minutes
     * @param target the queue's
     * @param asOf event time reached, in milliseconds
     */
    void write(Place place, Rollup rollup, Integer waitingMax, Target target, long asOf) {
        if (!place.queue().equals(QueueDelta.ALL_QUEUES)) {
            for (Map.Entry<Tags, long[]> entry : rollup.byTags.entrySet()) {
                KpiRow row = row(place, entry.getKey(), entry.getValue(), asOf);
                out.accept(
                        Message.of(
                                "kpi|"
                                        + place.key()
                                        + '|'
                                        + row.getSegment()
                                        + '|'
                                        + row.getSite()
                                        + '|'
                                        + row.getPriority(),
                                rows,
                                row));
            }
        }
        out.accept(
                Message.of(
                        "kpi_summary|" + place.key(),
                        summaries,
                        summary(place, rollup, waitingMax, target, asOf)));
    }

    private static KpiRow row(Place place, Tags tags, long[] sums, long asOf) {
        KpiRow row = new KpiRow();
        row.setView(place.view().label());
        row.setInterval(place.interval().label());
        row.setChannel(place.channel());
        row.setQueue(place.queue());
        row.setSegment(tags.segment());
        row.setSite(tags.site());
        row.setPriority(tags.priorityLabel());
        row.setStart(Instant.ofEpochMilli(place.start()));
        row.setAsOf(Instant.ofEpochMilli(asOf));
        for (int i = 0; i < Measure.TRACKED.ordinal(); i++) {
            row.put(FIRST_MEASURE + i, sums[i]);
        }
        row.setWaiting(place.view() == View.COHORT ? Long.valueOf(Rollup.waiting(sums)) : null);
        return row;
    }

    private static KpiSummary summary(
            Place place, Rollup rollup, Integer waitingMax, Target target, long asOf) {
        KpiSummary row = new KpiSummary();
        row.setView(place.view().label());
        row.setInterval(place.interval().label());
        row.setChannel(place.channel());
        row.setQueue(place.queue());
        row.setStart(Instant.ofEpochMilli(place.start()));
        row.setAsOf(Instant.ofEpochMilli(asOf));
        Derived.fill(row, measure -> rollup.total[measure.ordinal()], target);
        if (place.interval() != Interval.MINUTE) {
            percentiles(row, rollup);
            row.setWaitingMax(waitingMax.longValue());
        }
        if (place.interval() == Interval.DAY) {
            row.setWaitBuckets(buckets(rollup.waits));
            row.setHandleBuckets(buckets(rollup.handles));
        }
        return row;
    }

    private static void percentiles(KpiSummary row, Rollup rollup) {
        row.setWaitP50Ms(rollup.waits.at(50));
        row.setWaitP90Ms(rollup.waits.at(90));
        row.setWaitP95Ms(rollup.waits.at(95));
        row.setWaitMaxMs(rollup.longestWait < 0 ? null : Long.valueOf(rollup.longestWait));
        row.setHandleP50Ms(rollup.handles.at(50));
        row.setHandleP90Ms(rollup.handles.at(90));
        row.setHandleP95Ms(rollup.handles.at(95));
    }

    private static String buckets(Percentiles values) {
        return values.count() == 0 ? null : values.toString();
    }
}
