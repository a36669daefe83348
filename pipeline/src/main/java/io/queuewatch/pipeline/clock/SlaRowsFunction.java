package io.queuewatch.pipeline.clock;

import io.queuewatch.pipeline.config.JobSettings;
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
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
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
 * Keyed by channel and queue: keeps what came of clocks by quarters of an hour for as long as a
 * contact may change it, and writes the rows that have changed, of the quarters and of their days,
 * whole, every few seconds of processing time. After a restore every row that it holds is written
 * again.
 */
public final class SlaRowsFunction extends RowsFunction<SlaDelta> {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(SlaRowsFunction.class);

    private final Targets targets;
    private final JobSettings settings;

    private transient MapState<Long, Map<String, long[]>> quarters;
    private transient ValueState<SlaQueue> queues;
    private transient Map<String, NavigableSet<Long>> changes;
    private transient SlaRowWriter writer;
    private transient Counter beyondRetention;

    /**
     * The operator.
     *
     * @param targets the time zones of queues
     * @param settings how late an event may come
     * @param policy when rows are written
     */
    public SlaRowsFunction(Targets targets, JobSettings settings, WritePolicy policy) {
        super(policy);
        this.targets = targets;
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) {
        super.open(context);
        quarters =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "quarters",
                                        Types.LONG,
                                        Types.MAP(
                                                Types.STRING,
                                                PrimitiveArrayTypeInfo
                                                        .LONG_PRIMITIVE_ARRAY_TYPE_INFO)));
        queues = getRuntimeContext().getState(new ValueStateDescriptor<>("queue", SlaQueue.class));
        changes = new HashMap<>();
        writer = new SlaRowWriter();
        beyondRetention = getRuntimeContext().getMetricGroup().counter("beyondRetention");
    }

    @Override
    public void processElement(SlaDelta delta, Context context, Collector<Message> out)
            throws Exception {
        SlaQueue queue = queues.value();
        if (queue == null) {
            queue = new SlaQueue();
            queue.channel = delta.channel;
            queue.queue = delta.queue;
            queues.update(queue);
            schedule(context);
            scheduleTheEnd(context);
        }
        noteTime(context);
        if (delta.quarter < queue.keptFrom) {
            // Cannot happen while clocks are tracked; written all the same it would erase a row.
            beyondRetention.inc();
            LOG.error(
                    "a change of the clocks of {} at {} came after their sums were let go",
                    context.getCurrentKey(),
                    Instant.ofEpochMilli(delta.quarter));
            return;
        }
        NavigableSet<Long> changed = changesOf(context.getCurrentKey());
        if (add(delta)) {
            changed.add(delta.quarter);
        }
    }

    /** Adds a difference; tells whether the row changes by it. */
    private boolean add(SlaDelta delta) throws Exception {
        Map<String, long[]> groups = quarters.get(delta.quarter);
        if (groups == null) {
            groups = new HashMap<>();
        }
        long[] sums =
                groups.computeIfAbsent(
                        new SlaGroup(delta.objective, delta.segment).text(),
                        group -> SlaMeasure.noSums());
        boolean changes = false;
        for (SlaMeasure measure : SlaMeasure.values()) {
            long difference = measure.of(delta.sums);
            measure.add(sums, difference);
            changes |= difference != 0 && measure != SlaMeasure.TRACKED;
        }
        quarters.put(delta.quarter, groups);
        return changes;
    }

    private NavigableSet<Long> changesOf(String key) throws Exception {
        NavigableSet<Long> known = changes.get(key);
        if (known == null) {
            known = new TreeSet<>();
            changes.put(key, known);
            if (restored()) {
                quarters.keys().forEach(known::add);
            }
        }
        return known;
    }

    @Override
    protected void write(String key, long reached, Collector<Message> out) throws Exception {
        SlaQueue queue = queues.value();
        ZoneId zone = targets.zone(queue.channel.label(), queue.queue);
        NavigableSet<Long> changed = changesOf(key);
        for (long quarter : changed) {
            write(queue, Interval.QUARTER, quarter, quarters.get(quarter), out);
        }
        while (!changed.isEmpty()) {
            long start = Interval.DAY.start(changed.first(), zone);
            long end = Interval.DAY.end(start, zone);
            write(queue, Interval.DAY, start, merged(start, end), out);
            changed.headSet(end).clear();
        }
        long horizonMs = queue.channel.horizonMs(settings);
        if (reached > horizonMs && reached != Long.MAX_VALUE) {
            letGo(queue, zone, reached - horizonMs);
        }
    }

    private void write(
            SlaQueue queue,
            Interval interval,
            long start,
            Map<String, long[]> groups,
            Collector<Message> out) {
        groups.forEach(
                (group, sums) ->
                        out.collect(
                                writer.message(
                                        queue, SlaGroup.of(group), interval, start, sums, asOf())));
    }

    private Map<String, long[]> merged(long start, long end) throws Exception {
        Map<String, long[]> merged = new HashMap<>();
        for (long quarter = start; quarter < end; quarter += Interval.QUARTER_MS) {
            Map<String, long[]> groups = quarters.get(quarter);
            if (groups != null) {
                groups.forEach(
                        (group, sums) -> {
                            long[] total =
                                    merged.computeIfAbsent(group, none -> SlaMeasure.noSums());
                            Arrays.setAll(total, i -> total[i] + sums[i]);
                        });
            }
        }
        return merged;
    }

    /**
     * Quarters go a day at a time, so that the row of a day is always merged from all of it, and
     * not before the contacts that may change them.
     */
    private void letGo(SlaQueue queue, ZoneId zone, long keepFrom) throws Exception {
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
        for (long quarter : quarters.keys()) {
            if (quarter < from) {
                gone.add(quarter);
            }
        }
        for (long quarter : gone) {
            quarters.remove(quarter);
        }
    }

    private long oldestTracked() throws Exception {
        long oldest = Long.MAX_VALUE;
        for (Map.Entry<Long, Map<String, long[]>> entry : quarters.entries()) {
            for (long[] sums : entry.getValue().values()) {
                if (SlaMeasure.TRACKED.of(sums) > 0) {
                    oldest = Math.min(oldest, entry.getKey());
                }
            }
        }
        return oldest;
    }
}
