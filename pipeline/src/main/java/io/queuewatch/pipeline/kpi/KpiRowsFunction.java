package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.PublishedTargets;
import io.queuewatch.pipeline.config.Target;
import io.queuewatch.pipeline.config.TargetedFunction;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
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
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keyed by queue: keeps the sums of every quarter of an hour that a contact may still change, and
 * writes the rows that have changed, whole, every few seconds of processing time. After a restore
 * every row that it holds is written again.
 */
public final class KpiRowsFunction extends TargetedFunction<String, QueueDelta, Message> {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(KpiRowsFunction.class);

    /** So early that durations can be taken off it. */
    private static final long FROM_EVER = Long.MIN_VALUE / 2;

    private final JobSettings settings;
    private final WritePolicy policy;

    private transient Writing writing;

    private transient MapStateDescriptor<Long, Slice> kept;
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
     * @param start time zones, and the formulas of rows until versions say otherwise
     * @param settings how late an event may come
     * @param policy when rows are written
     */
    public KpiRowsFunction(TargetsHistory start, JobSettings settings, WritePolicy policy) {
        super(start);
        this.settings = settings;
        this.policy = policy;
    }

    @Override
    public void open(OpenContext context) {
        writing = new Writing(policy, restored(), System.currentTimeMillis());
        kept = new MapStateDescriptor<>("slices", LongSerializer.INSTANCE, new SliceSerializer());
        slices = getRuntimeContext().getMapState(kept);
        metas = getRuntimeContext().getState(new ValueStateDescriptor<>("queue", QueueMeta.class));
        changes = new HashMap<>();
        writer = new RowWriter(message -> out.collect(message));
        beyondRetention = getRuntimeContext().getMetricGroup().counter("beyondRetention");
    }

    @Override
    public void processElement(
            QueueDelta delta, ReadOnlyContext context, Collector<Message> collector)
            throws Exception {
        QueueMeta meta = metas.value();
        if (meta == null) {
            meta = new QueueMeta();
            meta.channel = delta.channel.label();
            meta.queue = delta.queue;
            metas.update(meta);
            schedule(context);
            // Once more when a replay ends.
            context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
        }
        RowsFunction.note(writing, context.timerService());
        Changes changed = changesOf(context.getCurrentKey());
        for (Long2ObjectMap.Entry<Slice> entry : delta.slices.long2ObjectEntrySet()) {
            add(entry.getLongKey(), entry.getValue(), meta, changed);
        }
    }

    /** Rows of what begins from then on are written again, with what is promised then. */
    @Override
    protected void heard(PublishedTargets version, Context context) throws Exception {
        context.applyToKeyedState(
                kept, (key, state) -> addFrom(version.validFrom, state, changesOf(key)));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Message> collector)
            throws Exception {
        long reached = context.timerService().currentWatermark();
        RowsFunction.note(writing, context.timerService());
        boolean last = timestamp == Long.MAX_VALUE;
        if (!last && context.timeDomain() == TimeDomain.EVENT_TIME) {
            return;
        }
        if (last || !writing.held(reached)) {
            write(context.getCurrentKey(), reached, collector);
        }
        if (!last) {
            schedule(context);
        }
    }

    private void schedule(ReadOnlyContext context) {
        long now = context.timerService().currentProcessingTime();
        context.timerService().registerProcessingTimeTimer(writing.next(now));
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
                addFrom(FROM_EVER, slices, known);
            }
        }
        return known;
    }

    /** Adds every slice that holds this moment or begins after it. */
    private static void addFrom(long from, MapState<Long, Slice> slices, Changes changed)
            throws Exception {
        for (Map.Entry<Long, Slice> entry : slices.entries()) {
            long key = entry.getKey();
            long begin = SliceKey.start(key);
            if (begin <= from - Interval.QUARTER_MS) {
                continue;
            }
            changed.slices.add(key);
            if (SliceKey.view(key) == View.LIVE) {
                for (Int2ObjectMap<long[]> minutes : entry.getValue().cells.values()) {
                    for (int minute : minutes.keySet()) {
                        changed.minutes.add(begin + minute * Interval.MINUTE_MS);
                    }
                }
            }
        }
    }

    private void write(String key, long reached, Collector<Message> collector) throws Exception {
        out = collector;
        Changes changed = changesOf(key);
        QueueMeta meta = metas.value();
        ZoneId zone = targets().zone(meta.channel, meta.queue);
        if (!changed.slices.isEmpty()) {
            write(changed, meta, zone);
        }
        long horizonMs = Channel.of(meta.channel).horizonMs(settings);
        if (reached > horizonMs && reached != Long.MAX_VALUE) {
            letGo(meta, zone, reached - horizonMs);
        }
    }

    private void write(Changes changed, QueueMeta meta, ZoneId zone) throws Exception {
        QueueRows rows =
                new QueueRows(
                        Channel.of(meta.channel),
                        meta.queue,
                        zone,
                        time -> target(meta, targets().at(time)));
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
        rows.write(changed.slices, changed.minutes, writer, writing.asOf());
        changed.slices.clear();
        changed.minutes.clear();
    }

    private static Target target(QueueMeta meta, Targets then) {
        return meta.queue.equals(QueueDelta.ALL_QUEUES)
                ? then.of(meta.channel)
                : then.of(meta.channel, meta.queue);
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
