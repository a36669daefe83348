package io.queuewatch.pipeline.outcome;

import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.kpi.Interval;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Sums changes before the shuffle by the day of their queue, and for all queues of a channel by the
 * day of the default time zone. Without state of its own: it hands on all it holds when it is full,
 * when time moves on, and before each checkpoint. Where time marks crowd, as behind a backlog and
 * in a replay, it holds them back and hands on ten times a second.
 */
public final class DaySumsOperator extends AbstractStreamOperator<DayDelta>
        implements OneInputStreamOperator<DayDelta, DayDelta> {

    private static final long serialVersionUID = 1L;
    private static final int FULL = 5_000;
    private static final long PAUSE_MS = 100;

    private final Targets targets;
    private transient Map<Place, long[]> days;
    private transient StreamRecord<DayDelta> record;
    private transient long handedOnAt;

    /**
     * The operator.
     *
     * @param targets the time zones of queues
     */
    public DaySumsOperator(Targets targets) {
        this.targets = targets;
    }

    @Override
    public void open() throws Exception {
        super.open();
        days = new HashMap<>();
        record = new StreamRecord<>(null);
        handedOnAt = Long.MIN_VALUE / 2;
    }

    @Override
    public void processElement(StreamRecord<DayDelta> element) {
        DayDelta delta = element.getValue();
        add(delta, delta.queue, delta.group);
        add(delta, DayTable.ALL, delta.table.groupOfTotal(delta.group));
        if (days.size() >= FULL) {
            drain();
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        long now = getProcessingTimeService().getCurrentProcessingTime();
        // A mark that is held back is overtaken by the next, which comes in any case.
        if (mark.equals(Watermark.MAX_WATERMARK) || Math.abs(now - handedOnAt) >= PAUSE_MS) {
            handedOnAt = now;
            drain();
            super.processWatermark(mark);
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        drain();
    }

    @Override
    public void finish() throws Exception {
        drain();
        super.finish();
    }

    private void add(DayDelta delta, String queue, String group) {
        ZoneId zone = targets.zone(delta.channel.label(), queue);
        long day = Interval.DAY.start(delta.time, zone);
        long[] sums =
                days.computeIfAbsent(
                        new Place(delta.table, delta.channel, queue, group, day),
                        place -> new long[delta.sums.length]);
        for (int i = 0; i < sums.length; i++) {
            sums[i] += delta.sums[i];
        }
    }

    private void drain() {
        days.forEach((place, sums) -> output.collect(record.replace(DayDelta.of(place, sums))));
        days.clear();
    }
}
