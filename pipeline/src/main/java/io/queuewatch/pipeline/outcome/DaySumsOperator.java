package io.queuewatch.pipeline.outcome;

import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.kpi.Interval;
import io.queuewatch.pipeline.kpi.SumsOperator;
import java.time.ZoneId;
import java.util.EnumMap;
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
    private transient Map<Channel, Map<String, Day>> lastDays;

    /** The day last asked for of a queue: most that follow lie in it, too. */
    private static final class Day {
        private final ZoneId zone;
        private long start;
        private long end;

        Day(ZoneId zone) {
            this.zone = zone;
        }

        long start(long time) {
            if (time < start || time >= end) {
                start = Interval.DAY.start(time, zone);
                end = Interval.DAY.end(start, zone);
            }
            return start;
        }
    }

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
        lastDays = new EnumMap<>(Channel.class);
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
        long day = lastDay(delta.channel, queue).start(delta.time);
        Place place = new Place(delta.table, delta.channel, queue, group, day);
        long[] sums = days.get(place);
        if (sums == null) {
            sums = delta.table.noSums();
            days.put(place, sums);
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] += delta.sums[i];
        }
    }

    private Day lastDay(Channel channel, String queue) {
        Map<String, Day> ofChannel = lastDays.computeIfAbsent(channel, c -> new HashMap<>());
        Day day = ofChannel.get(queue);
        if (day == null) {
            day = new Day(targets.zone(channel.label(), queue));
            ofChannel.put(queue, day);
        }
        return day;
    }

    @Override
    protected void drain() {
        days.forEach((place, sums) -> handOn(DayDelta.of(place, sums)));
        days.clear();
    }
}
