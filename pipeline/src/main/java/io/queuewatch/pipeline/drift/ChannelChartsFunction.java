package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.wire.SerializedBy;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by channel: lets the intervals of all its queues pass in order of time, with an empty one
 * of each known queue that had nothing, so that vanished contacts show; charts all of the channel
 * together, whose numbers are measured by the promises of them all, and hands the shape of its week
 * down to its queues.
 */
public final class ChannelChartsFunction extends ChartsFunction<QueueInterval> {

    /** What intervals have brought in the series of all of a channel together. */
    public static final OutputTag<ScoredInterval> SCORED =
            new OutputTag<>(
                    "scored",
                    new SerializedBy<>(ScoredInterval.class, new ScoredIntervalSerializer()));

    private static final long serialVersionUID = 1L;
    private static final long DAY_MS = 24 * 3_600_000L;
    private static final long HOLE_MS = 3 * DAY_MS;
    private static final long NOTHING_YET = Long.MAX_VALUE;

    private final long graceMs;

    private transient MapState<Long, Map<String, double[]>> intervals;
    private transient MapState<String, long[]> queues;
    private transient MapState<String, int[]> handedDown;
    private transient MapState<String, Long> next;
    private transient MapState<String, Long> begun;
    private transient ValueState<Long> newest;

    /**
     * The operator.
     *
     * @param start time zones and calendars, until versions say otherwise
     * @param settings of the detectors
     * @param graceMs how long after its end an interval is charted, in milliseconds
     */
    public ChannelChartsFunction(TargetsHistory start, DriftSettings settings, long graceMs) {
        super(start, settings);
        this.graceMs = graceMs;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        super.open(context);
        var runtime = getRuntimeContext();
        intervals =
                runtime.getMapState(
                        new MapStateDescriptor<>(
                                "intervals",
                                Types.LONG,
                                Types.MAP(
                                        Types.STRING,
                                        PrimitiveArrayTypeInfo.DOUBLE_PRIMITIVE_ARRAY_TYPE_INFO)));
        queues =
                runtime.getMapState(
                        new MapStateDescriptor<>(
                                "queues",
                                Types.STRING,
                                PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
        handedDown =
                runtime.getMapState(
                        new MapStateDescriptor<>(
                                "handed-down",
                                Types.STRING,
                                PrimitiveArrayTypeInfo.INT_PRIMITIVE_ARRAY_TYPE_INFO));
        next = runtime.getMapState(new MapStateDescriptor<>("next", Types.STRING, Types.LONG));
        begun = runtime.getMapState(new MapStateDescriptor<>("begun", Types.STRING, Types.LONG));
        newest = runtime.getState(new ValueStateDescriptor<>("newest", Types.LONG));
    }

    @Override
    void take(QueueInterval interval, ReadOnlyContext context, Collector<QueueInterval> out)
            throws Exception {
        Beat beat = interval.beat();
        long key = beat.key(interval.start);
        Map<String, double[]> known = intervals.get(key);
        Map<String, double[]> together = known == null ? new HashMap<>() : known;
        together.put(interval.queue, interval.counts);
        intervals.put(key, together);
        meet(interval, beat);
        ZoneId zone = targets().zone(interval.channel, interval.queue);
        String grid = beat.ordinal() + "|" + zone.getId();
        Long coming = next.get(grid);
        if (coming == null || interval.start < coming && !begun.contains(grid)) {
            next.put(grid, interval.start);
            context.timerService().registerEventTimeTimer(beat.due(interval.start, zone, graceMs));
        } else if (interval.start < coming) {
            together(interval.channel, beat, interval.start, interval.at, context);
            hand(
                    interval(
                            interval.channel,
                            interval.queue,
                            beat,
                            interval.start,
                            interval.at,
                            interval.counts),
                    out);
        }
    }

    /**
     * From its first interval on a queue is known. Event time has come as far as rows say, and at
     * least as far as what they tell of: at the end of a replay they are written in haste.
     */
    private void meet(QueueInterval interval, Beat beat) throws Exception {
        long[] since = queues.get(interval.queue);
        if (since == null) {
            since = new long[Beat.values().length];
            Arrays.fill(since, NOTHING_YET);
        }
        if (interval.start < since[beat.ordinal()]) {
            since[beat.ordinal()] = interval.start;
            queues.put(interval.queue, since);
        }
        long reached = Math.max(interval.asOf, interval.start + 1);
        Long before = newest.value();
        if (before == null || before < reached) {
            newest.update(reached);
        }
    }

    @Override
    void take(QueueNote decision, ReadOnlyContext context, Collector<QueueInterval> out)
            throws Exception {
        if (decision.row == null) {
            long at = now(context);
            List<SeriesNews> news = decide(decision, at, row -> context.output(CHARTS, row));
            if (!news.isEmpty()) {
                context.output(
                        SCORED,
                        new ScoredInterval(
                                decision.channel,
                                RowReadings.ALL_QUEUES,
                                Beat.HOUR.ordinal(),
                                at,
                                at,
                                news,
                                null));
            }
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<QueueInterval> out)
            throws Exception {
        for (String grid : new TreeSet<>(keys(next))) {
            Beat beat = Beat.values()[grid.charAt(0) - '0'];
            ZoneId zone = ZoneId.of(grid.substring(2));
            long start = next.get(grid);
            if (beat.due(start, zone, graceMs) > timestamp) {
                continue;
            }
            begun.put(grid, start);
            pass(beat, zone, start, timestamp, context, out);
            long coming = beat.next(start, zone);
            next.put(grid, coming);
            // At the end of a replay time has no end: what has not begun by then never comes.
            boolean over = context.timerService().currentWatermark() == Long.MAX_VALUE;
            if (over) {
                coming = acrossHole(beat, coming);
                next.put(grid, coming);
            }
            if (!over || coming < newest.value()) {
                context.timerService().registerEventTimeTimer(beat.due(coming, zone, graceMs));
            }
        }
    }

    /**
     * The next interval that is charted in a history that is known to its end: days on end without
     * anything in any queue are no silence, but missing.
     */
    private long acrossHole(Beat beat, long coming) throws Exception {
        if (intervals.contains(beat.key(coming))) {
            return coming;
        }
        long first = Long.MAX_VALUE;
        for (long key : intervals.keys()) {
            long start = Beat.startOfKey(key);
            if (Beat.ofKey(key) == beat && start > coming) {
                first = Math.min(first, start);
            }
        }
        return first != Long.MAX_VALUE && first - coming > HOLE_MS ? first : coming;
    }

    private void pass(
            Beat beat,
            ZoneId zone,
            long start,
            long at,
            OnTimerContext context,
            Collector<QueueInterval> out)
            throws Exception {
        String channel = context.getCurrentKey();
        if (zone.equals(targets().zone())) {
            together(channel, beat, start, at, context);
        }
        Map<String, double[]> together = intervals.get(beat.key(start));
        Map<String, long[]> ordered = new TreeMap<>();
        for (Map.Entry<String, long[]> entry : queues.entries()) {
            ordered.put(entry.getKey(), entry.getValue());
        }
        for (Map.Entry<String, long[]> entry : ordered.entrySet()) {
            String queue = entry.getKey();
            if (entry.getValue()[beat.ordinal()] <= start
                    && targets().zone(channel, queue).equals(zone)) {
                double[] counts = together == null ? null : together.get(queue);
                hand(
                        interval(
                                channel,
                                queue,
                                beat,
                                start,
                                at,
                                counts == null ? Counts.nothing(beat) : counts),
                        out);
            }
        }
        if (Math.floorMod(start, DAY_MS) == 0) {
            letGo(at);
        }
    }

    /** Charts all queues of the channel together. */
    private void together(String channel, Beat beat, long start, long at, ReadOnlyContext context)
            throws Exception {
        Map<String, double[]> parts = intervals.get(beat.key(start));
        double[] total = Counts.total(beat, parts == null ? List.of() : parts.values());
        QueueInterval all = interval(channel, RowReadings.ALL_QUEUES, beat, start, at, total);
        List<String> promised = keys(queues);
        promised.add(RowReadings.ALL_QUEUES);
        List<SeriesNews> news = restarted(all, promised);
        news.addAll(chart(all, null, row -> context.output(CHARTS, row)));
        context.output(
                SCORED,
                new ScoredInterval(
                        channel,
                        RowReadings.ALL_QUEUES,
                        beat.ordinal(),
                        start,
                        at,
                        news,
                        beat == Beat.HOUR ? Counts.of(total, Metric.SERVICE_LEVEL) : null));
    }

    /** Hands an interval on, with the shapes of the channel that are new to the queue. */
    private void hand(QueueInterval interval, Collector<QueueInterval> out) throws Exception {
        int[] before = handedDown.get(interval.queue);
        int[] versions = before == null ? new int[Metric.values().length] : before.clone();
        boolean any = false;
        for (Metric metric : interval.beat().metrics()) {
            Baseline baseline = baseline(metric);
            if (baseline != null && baseline.version() != versions[metric.ordinal()]) {
                versions[metric.ordinal()] = baseline.version();
                if (!any) {
                    interval.shapes = new double[versions.length][];
                    any = true;
                }
                interval.shapes[metric.ordinal()] = values(baseline.shape());
            }
        }
        if (any) {
            handedDown.put(interval.queue, versions);
        }
        out.collect(interval);
    }

    private static double[] values(Shape shape) {
        double[] values = new double[shape.cells()];
        for (int cell = 0; cell < values.length; cell++) {
            values[cell] = shape.at(cell);
        }
        return values;
    }

    private static QueueInterval interval(
            String channel, String queue, Beat beat, long start, long at, double[] counts) {
        QueueInterval interval = new QueueInterval();
        interval.channel = channel;
        interval.queue = queue;
        interval.beat = beat.ordinal();
        interval.start = start;
        interval.at = at;
        interval.counts = counts;
        return interval;
    }

    private void letGo(long reached) throws Exception {
        for (long key : keys(intervals)) {
            if (Beat.startOfKey(key) < Beat.ofKey(key).keptFrom(reached)) {
                intervals.remove(key);
            }
        }
    }

    private static <K> List<K> keys(MapState<K, ?> state) throws Exception {
        List<K> keys = new ArrayList<>();
        for (K key : state.keys()) {
            keys.add(key);
        }
        return keys;
    }
}
