package io.queuewatch.pipeline.outcome;

import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.kpi.Interval;
import io.queuewatch.pipeline.kpi.SumsOperator;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Sums changes before the shuffle by the day of their queue, and for all queues of a channel by the
 * day of the default time zone.
 */
public final class DaySumsOperator extends SumsOperator<DayDelta, DayDelta> {

    private static final long serialVersionUID = 1L;
    private static final int FULL = 5_000;

    private final Targets targets;
    private transient Map<Place, long[]> days;

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

    @Override
    protected void drain() {
        days.forEach((place, sums) -> handOn(DayDelta.of(place, sums)));
        days.clear();
    }
}
