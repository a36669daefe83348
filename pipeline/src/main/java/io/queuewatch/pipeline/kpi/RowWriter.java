package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.config.Target;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.Tags;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.KpiBy;
import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.KpiSummary;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.avro.generic.IndexedRecord;

/** Turns the sums of an interval into rows, and rows into messages. */
final class RowWriter {

    private static final int FIRST_MEASURE = KpiRow.getClassSchema().getField("offered").pos();

    private static final int FIRST_MEASURE_BY = KpiBy.getClassSchema().getField("offered").pos();

    private final Codec<KpiRow> rows = Codec.of(KpiRow.class);
    private final Codec<KpiBy> rowsBy = Codec.of(KpiBy.class);
    private final Codec<KpiSummary> summaries = Codec.of(KpiSummary.class);
    private final Consumer<Message> out;

    RowWriter(Consumer<Message> out) {
        this.out = out;
    }

    /** Where and when rows belong. */
    record Place(View view, Interval interval, Channel channel, String queue, long start) {

        String key() {
            return view.label() + '|' + keyWithoutView();
        }

        String keyWithoutView() {
            return interval.label() + '|' + channel.label() + '|' + queue + '|' + start;
        }

        /** Whether there are rows by one dimension. */
        boolean byDimension() {
            return view == View.COHORT && (interval == Interval.HOUR || interval == Interval.DAY);
        }
    }

    /**
     * Writes a row per tags and per dimension, but for the total of a channel, and the summary.
     *
     * @param place where and when
     * @param rollup the sums
     * @param waitingMax most that waited at one time, or null for minutes
     * @param target the queue's
     * @param asOf event time reached, in milliseconds
     */
    void write(Place place, Rollup rollup, Integer waitingMax, Target target, long asOf) {
        if (!place.queue().equals(QueueDelta.ALL_QUEUES)) {
            rollup.by(Tags::narrow).forEach((tags, sums) -> writeRow(place, tags, sums, asOf));
            if (place.byDimension()) {
                for (Dimension dimension : Dimension.values()) {
                    rollup.by(dimension::of)
                            .forEach((value, sums) -> writeBy(place, dimension, value, sums, asOf));
                }
            }
        }
        out.accept(
                Message.of(
                        "kpi_summary|" + place.key(),
                        summaries,
                        summary(place, rollup, waitingMax, target, asOf)));
    }

    private void writeRow(Place place, Tags tags, long[] sums, long asOf) {
        KpiRow row = row(place, tags, sums, asOf);
        String key =
                "kpi|"
                        + place.key()
                        + '|'
                        + row.getSegment()
                        + '|'
                        + row.getSite()
                        + '|'
                        + row.getPriority();
        out.accept(Message.of(key, rows, row));
    }

    private void writeBy(Place place, Dimension dimension, String value, long[] sums, long asOf) {
        KpiBy row = new KpiBy();
        row.setDimension(dimension.label());
        row.setValue(value);
        row.setInterval(place.interval().label());
        row.setChannel(place.channel().label());
        row.setQueue(place.queue());
        row.setStart(Instant.ofEpochMilli(place.start()));
        row.setAsOf(Instant.ofEpochMilli(asOf));
        putSums(row, FIRST_MEASURE_BY, sums);
        row.setWaiting(Rollup.waiting(sums));
        String key = "kpi_by|" + dimension.label() + '|' + value + '|' + place.keyWithoutView();
        out.accept(Message.of(key, rowsBy, row));
    }

    private static void putSums(IndexedRecord row, int first, long[] sums) {
        for (int i = 0; i < Measure.TRACKED.ordinal(); i++) {
            row.put(first + i, sums[i]);
        }
    }

    private static KpiRow row(Place place, Tags tags, long[] sums, long asOf) {
        KpiRow row = new KpiRow();
        row.setView(place.view().label());
        row.setInterval(place.interval().label());
        row.setChannel(place.channel().label());
        row.setQueue(place.queue());
        row.setSegment(tags.segment());
        row.setSite(tags.site());
        row.setPriority(tags.priorityLabel());
        row.setStart(Instant.ofEpochMilli(place.start()));
        row.setAsOf(Instant.ofEpochMilli(asOf));
        putSums(row, FIRST_MEASURE, sums);
        row.setWaiting(place.view() == View.COHORT ? Long.valueOf(Rollup.waiting(sums)) : null);
        return row;
    }

    private static KpiSummary summary(
            Place place, Rollup rollup, Integer waitingMax, Target target, long asOf) {
        KpiSummary row = new KpiSummary();
        row.setView(place.view().label());
        row.setInterval(place.interval().label());
        row.setChannel(place.channel().label());
        row.setQueue(place.queue());
        row.setStart(Instant.ofEpochMilli(place.start()));
        row.setAsOf(Instant.ofEpochMilli(asOf));
        Derived.fill(row, measure -> rollup.total[measure.ordinal()], place.channel(), target);
        if (place.interval() != Interval.MINUTE) {
            percentiles(row, rollup);
            row.setWaitingMax(waitingMax.longValue());
        }
        if (place.interval() == Interval.DAY) {
            row.setWaitBuckets(buckets(rollup.waits));
            row.setHandleBuckets(buckets(rollup.handles));
            row.setResponseBuckets(buckets(rollup.responses));
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
        row.setResponseP50Ms(rollup.responses.at(50));
        row.setResponseP90Ms(rollup.responses.at(90));
        row.setResponseP95Ms(rollup.responses.at(95));
    }

    private static String buckets(Percentiles values) {
        return values.count() == 0 ? null : values.toString();
    }
}
