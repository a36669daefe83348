package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Target;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.wire.Message;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keyed by queue: keeps the sums of every quarter of an hour that a contact may still change, and
 * writes the rows that have changed, whole, every few seconds of processing time. After a restore
 * every row that it holds is written again.
 */
public final class KpiRowsFunction extends RowsFunction<QueueDelta> {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(KpiRowsFunction.class);

    private final Targets targets;
    private final JobSettings settings;

    private transient MapState<Long, Slice> slices;
    private transient ValueState<QueueMeta> metas;
    private transient Map<String, Changes> changes;
    private transient RowWriter writer;
    private transient Collector<Message> out;
    private transient Counter beyondRetention;

    /** What has changed of a queue since its rows were last written; not part of any state. */
    private static final class Changes {
        final LongSet slices = new LongOpenHashSet();
        final LongSet minutes = new LongOpenHashSet();
    }

    /**
     * The operator.
     *
     * @param targets time zones and formulas
     * @param settings how late an event may come
     * @param policy when rows are written
     */
    public KpiRowsFunction(Targets targets, JobSettings settings, WritePolicy policy) {
        super(policy);
        this.targets = targets;
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) {
        super.open(context);
        slices =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "slices", LongSerializer.INSTANCE, new SliceSerializer()));
        metas = getRuntimeContext().getState(new ValueStateDescriptor<>("queue", QueueMeta.class));
        changes = new HashMap<>();
        writer = new RowWriter(message -> out.collect(message));
        beyondRetention = getRuntimeContext().getMetricGroup().counter("beyondRetention");
    }

    @Override
    public void processElement(QueueDelta delta, Context context, Collector<Message> collector)
            throws Exception {
        QueueMeta meta = metas.value();
        if (meta == null) {
            meta = new QueueMeta();
            meta.channel = delta.channel.label();
            meta.queue = delta.queue;
            metas.update(meta);
            schedule(context);
            scheduleTheEnd(context);
        }
        note(context.timerService().currentWatermark());
        Changes changed = changesOf(context.getCurrentKey());
        for (Long2ObjectMap.Entry<Slice> entry : delta.slices.long2ObjectEntrySet()) {
            add(entry.getLongKey(), entry.getValue(), meta, changed);
        }
    }

    private void add(long key, Slice difference, QueueMeta meta, Changes changed) throws Exception {
        if (SliceKey.start(key) < meta.keptFrom) {
            // Cannot happen while contacts are tracked; written all the same it would erase a row.
            beyondRetention.inc();
            LOG.error(
                    "a change of {} {} at {} came after its sums were let go",
                    meta.channel,
                    meta.queue,
                    SliceKey.start(key));
            return;
        }
        Slice slice = slices.get(key);
        if (slice == null) {
            slice = new Slice();
        }
        slice.add(difference);
        slices.put(key, slice);
        changed.slices.add(key);
        if (SliceKey.view(key) == View.LIVE) {
            for (Int2ObjectMap<long[]> minutes : difference.cells.values()) {
                for (int minute : minutes.keySet()) {
                    changed.minutes.add(SliceKey.start(key) + minute * Interval.MINUTE_MS);
                }
            }
        }
    }

    private Changes changesOf(String key) throws Exception {
        Changes known = changes.get(key);
        if (known == null) {
            known = new Changes();
            changes.put(key, known);
            if (restored()) {
                addEverything(known);
            }
        }
        return known;
    }

    private void addEverything(Changes changed) throws Exception {
        for (Map.Entry<Long, Slice> entry : slices.entries()) {
            long key = entry.getKey();
            changed.slices.add(key);
            if (SliceKey.view(key) == View.LIVE) {
                for (Int2ObjectMap<long[]> minutes : entry.getValue().cells.values()) {
                    for (int minute : minutes.keySet()) {
                        changed.minutes.add(SliceKey.start(key) + minute * Interval.MINUTE_MS);
                    }
                }
            }
        }
    }

    @Override
    protected void write(String key, long reached, Collector<Message> collector) throws Exception {
        out = collector;
        Changes changed = changesOf(key);
        QueueMeta meta = metas.value();
        ZoneId zone = targets.zone(meta.channel, meta.queue);
        if (!changed.slices.isEmpty()) {
            write(changed, meta, zone);
        }
        long horizonMs = Channel.of(meta.channel).horizonMs(settings);
        if (reached > horizonMs && reached != Long.MAX_VALUE) {
            letGo(meta, zone, reached - horizonMs);
        }
    }

    private void write(Changes changed, QueueMeta meta, ZoneId zone) throws Exception {
        boolean total = meta.queue.equals(QueueDelta.ALL_QUEUES);
        Target target = total ? targets.of(meta.channel) : targets.of(meta.channel, meta.queue);
        QueueRows rows = new QueueRows(Channel.of(meta.channel), meta.queue, zone, target);
        for (Map.Entry<Long, Slice> entry : slices.entries()) {
            rows.take(entry.getKey(), entry.getValue());
        }
        rows.settlePeaks(meta.waitingBefore, changed.slices);
        for (long changedKey : changed.slices) {
            Slice slice = rows.slice(changedKey);
            if (slice != null) {
                slices.put(changedKey, slice);
            }
        }
        rows.write(changed.slices, changed.minutes, writer, asOf());
        changed.slices.clear();
        changed.minutes.clear();
    }

    /**
     * Slices go a day at a time, so that the row of a day is always merged from all of it, and not
     * before the contacts that may change them.
     */
    private void letGo(QueueMeta meta, ZoneId zone, long keepFrom) throws Exception {
        if (Interval.DAY.start(keepFrom, zone) <= meta.keptFrom) {
            return;
        }
        long from = Interval.DAY.start(Math.min(keepFrom, oldestTracked()), zone);
        if (from <= meta.keptFrom) {
            return;
        }
        meta.keptFrom = from;
        LongSet gone = new LongOpenHashSet();
        for (Map.Entry<Long, Slice> entry : slices.entries()) {
            if (SliceKey.start(entry.getKey()) < from) {
                meta.waitingBefore += entry.getValue().netChange();
                gone.add((long) entry.getKey());
            }
        }
        for (long key : gone) {
            slices.remove(key);
        }
        metas.update(meta);
    }

    private long oldestTracked() throws Exception {
        long oldest = Long.MAX_VALUE;
        for (Map.Entry<Long, Slice> entry : slices.entries()) {
            if (SliceKey.view(entry.getKey()) == View.COHORT && entry.getValue().tracked()) {
                oldest = Math.min(oldest, SliceKey.start(entry.getKey()));
            }
        }
        return oldest;
    }
}
