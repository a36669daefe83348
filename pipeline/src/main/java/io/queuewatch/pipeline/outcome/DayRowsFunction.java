package io.queuewatch.pipeline.outcome;

import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.kpi.Interval;
import io.queuewatch.pipeline.kpi.RowsFunction;
import io.queuewatch.pipeline.kpi.WritePolicy;
import io.queuewatch.pipeline.wire.Message;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keyed by table, channel and queue: keeps the sums of every day that a contact may still change,
 * and writes the rows that have changed, whole, every few seconds of processing time. After a
 * restore every row that it holds is written again.
 */
public final class DayRowsFunction extends RowsFunction<DayDelta> {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(DayRowsFunction.class);

    private final Targets targets;
    private final long horizonMs;

    private transient MapState<Long, Map<String, long[]>> days;
    private transient ValueState<QueueDays> queues;
    private transient Map<String, Set<Long>> changes;
    private transient DayRowWriter writer;
    private transient Counter beyondRetention;

    /**
     * The operator.
     *
     * @param targets the time zones of queues
     * @param horizonMs how late an event may come, in milliseconds
     * @param policy when rows are written
     */
    public DayRowsFunction(Targets targets, long horizonMs, WritePolicy policy) {
        super(policy);
        this.targets = targets;
        this.horizonMs = horizonMs;
    }

    @Override
    public void open(OpenContext context) {
        super.open(context);
        days =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "days",
                                        Types.LONG,
                                        Types.MAP(
                                                Types.STRING,
                                                PrimitiveArrayTypeInfo
                                                        .LONG_PRIMITIVE_ARRAY_TYPE_INFO)));
        queues = getRuntimeContext().getState(new ValueStateDescriptor<>("queue", QueueDays.class));
        changes = new HashMap<>();
        writer = new DayRowWriter();
        beyondRetention = getRuntimeContext().getMetricGroup().counter("beyondRetention");
    }

    @Override
    public void processElement(DayDelta delta, Context context, Collector<Message> out)
            throws Exception {
        QueueDays queue = queues.value();
        if (queue == null) {
            queue = new QueueDays();
            queue.table = delta.table;
            queue.channel = delta.channel;
            queue.queue = delta.queue;
            queues.update(queue);
            schedule(context);
            scheduleTheEnd(context);
        }
        noteTime(context);
        if (delta.time < queue.keptFrom) {
            // Written all the same it would erase the row.
            beyondRetention.inc();
            LOG.error(
                    "a change of {} on the day of {} came after its sums were let go",
                    context.getCurrentKey(),
                    Instant.ofEpochMilli(delta.time));
            return;
        }
        Set<Long> changed = changesOf(context.getCurrentKey());
        if (add(delta)) {
            changed.add(delta.time);
        }
    }

    /** Adds a difference; tells whether the row changes by it. */
    private boolean add(DayDelta delta) throws Exception {
        Map<String, long[]> groups = days.get(delta.time);
        if (groups == null) {
            groups = new HashMap<>();
        }
        long[] kept = groups.get(delta.group);
        long[] sums = kept == null ? delta.table.noSums() : delta.table.whole(kept);
        boolean changes = false;
        for (int i = 0; i < sums.length; i++) {
            sums[i] += delta.sums[i];
            changes |= i != DayDelta.TRACKED && delta.sums[i] != 0;
        }
        groups.put(delta.group, sums);
        days.put(delta.time, groups);
        return changes;
    }

    private Set<Long> changesOf(String key) throws Exception {
        Set<Long> known = changes.get(key);
        if (known == null) {
            known = new HashSet<>();
            changes.put(key, known);
            if (restored()) {
                days.keys().forEach(known::add);
            }
        }
        return known;
    }

    @Override
    protected void write(String key, long reached, Collector<Message> out) throws Exception {
        QueueDays queue = queues.value();
        Set<Long> changed = changesOf(key);
        for (long day : changed) {
            Map<String, long[]> groups = days.get(day);
            if (groups != null) {
                write(queue, day, groups, out);
            }
        }
        changed.clear();
        if (reached > horizonMs && reached != Long.MAX_VALUE) {
            letGo(queue, reached - horizonMs);
        }
    }

    private void write(
            QueueDays queue, long day, Map<String, long[]> groups, Collector<Message> out) {
        long[] total = queue.table.noSums();
        for (Map.Entry<String, long[]> group : groups.entrySet()) {
            long[] sums = queue.table.whole(group.getValue());
            Arrays.setAll(total, i -> total[i] + sums[i]);
            out.collect(message(queue, group.getKey(), day, sums));
        }
        if (queue.table == DayTable.OUTCOME && !groups.containsKey(DayTable.ALL)) {
            out.collect(message(queue, DayTable.ALL, day, total));
        }
    }

    private Message message(QueueDays queue, String group, long day, long[] sums) {
        return writer.message(
                new Place(queue.table, queue.channel, queue.queue, group, day), sums, asOf());
    }

    /** Days go when no event within the horizon, and no contact, can change them. */
    private void letGo(QueueDays queue, long keepFrom) throws Exception {
        ZoneId zone = targets.zone(queue.channel.label(), queue.queue);
        if (Interval.DAY.start(keepFrom, zone) <= queue.keptFrom) {
            return;
        }
        long from = Interval.DAY.start(Math.min(keepFrom, oldestTracked()), zone);
        if (from <= queue.keptFrom) {
            return;
        }
        queue.keptFrom = from;
        queues.update(queue);
        List<Long> gone = new ArrayList<>();
        for (long day : days.keys()) {
            if (day < from) {
                gone.add(day);
            }
        }
        for (long day : gone) {
            days.remove(day);
        }
    }

    private long oldestTracked() throws Exception {
        long oldest = Long.MAX_VALUE;
        for (Map.Entry<Long, Map<String, long[]>> day : days.entries()) {
            if (tracked(day.getValue())) {
                oldest = Math.min(oldest, day.getKey());
            }
        }
        return oldest;
    }

    private static boolean tracked(Map<String, long[]> groups) {
        return groups.values().stream().anyMatch(sums -> sums[DayDelta.TRACKED] > 0);
    }
}
