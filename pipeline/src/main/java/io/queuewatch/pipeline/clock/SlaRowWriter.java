package io.queuewatch.pipeline.clock;

import io.queuewatch.pipeline.kpi.Interval;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.Sla;
import java.time.Instant;

/** Turns sums of clocks into rows, and rows into messages. */
final class SlaRowWriter {

    private static final int FIRST = Sla.getClassSchema().getField("started").pos();

    private final Codec<Sla> rows = Codec.of(Sla.class);

    /**
     * The row of an interval.
     *
     * @param queue the queue
     * @param group which of its clocks
     * @param interval the interval
     * @param start when it began, in milliseconds
     * @param sums by {@link SlaMeasure}
     * @param asOf event time reached, in milliseconds
     */
    Message message(
            SlaQueue queue, SlaGroup group, Interval interval, long start, long[] sums, long asOf) {
        Sla row = new Sla();
        row.setInterval(interval.label());
        row.setObjective(group.objective().label());
        row.setChannel(queue.channel.label());
        row.setQueue(queue.queue);
        row.setSegment(group.segment());
        row.setStart(Instant.ofEpochMilli(start));
        row.setAsOf(Instant.ofEpochMilli(asOf));
        for (SlaMeasure measure : SlaMeasure.values()) {
            if (measure != SlaMeasure.TRACKED) {
                row.put(FIRST + measure.ordinal(), measure.of(sums));
            }
        }
        long met = SlaMeasure.MET.of(sums);
        long judged = met + SlaMeasure.MISSED.of(sums);
        row.setMetRate(judged == 0 ? null : Double.valueOf((double) met / judged));
        String key =
                "sla|%s|%s|%s|%s|%s|%d"
                        .formatted(
                                interval.label(),
                                group.objective().label(),
                                queue.channel.label(),
                                queue.queue,
                                group.segment(),
                                start);
        return Message.of(key, rows, row);
    }
}
