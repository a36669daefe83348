package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.config.ServiceLevelFormula;
import io.queuewatch.pipeline.config.TargetedFunction;
import io.queuewatch.pipeline.config.TargetsHistory;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/**
 * Keyed by queue: keeps the newest row of every slice of an interval, and tells the interval whole
 * once event time has passed its end by the grace, and again whenever a row changes it after that.
 * Its service level is by the formula that was promised when it began.
 */
public final class IntervalsFunction extends TargetedFunction<String, SliceReading, QueueInterval> {

    private static final long serialVersionUID = 1L;
    private static final long DAY_MS = 24 * 3_600_000L;

    /** Of what is kept of a slice: its counts, when they were written, then those of its level. */
    private static final int AS_OF = Counts.LENGTH;

    private final long graceMs;

    private transient MapState<Long, Map<String, double[]>> slices;
    private transient MapState<Long, Long> untold;
    private transient ValueState<Long> told;

    /**
     * The operator.
     *
     * @param start time zones and formulas of the queues, until versions say otherwise
     * @param graceMs how long after its end an interval is told, in milliseconds
     */
    public IntervalsFunction(TargetsHistory start, long graceMs) {
        super(start);
        this.graceMs = graceMs;
    }

    @Override
    public void open(OpenContext context) {
        slices =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "slices",
                                        Types.LONG,
                                        Types.MAP(
                                                Types.STRING,
                                                PrimitiveArrayTypeInfo
                                                        .DOUBLE_PRIMITIVE_ARRAY_TYPE_INFO)));
        untold =
                getRuntimeContext()
                        .getMapState(new MapStateDescriptor<>("untold", Types.LONG, Types.LONG));
        told = getRuntimeContext().getState(new ValueStateDescriptor<>("told", Types.LONG));
    }

    @Override
    public void processElement(
            SliceReading reading, ReadOnlyContext context, Collector<QueueInterval> out)
            throws Exception {
        Beat beat = Beat.values()[reading.beat];
        Long newest = told.value();
        // After a restart nothing has said yet how far time had come.
        long reached =
                Math.max(newest == null ? -1 : newest, context.timerService().currentWatermark());
        if (reached > 0 && reading.start < beat.keptFrom(reached)) {
            return;
        }
        long key = beat.key(reading.start);
        Map<String, double[]> kept = slices.get(key);
        Map<String, double[]> parts = kept == null ? new HashMap<>() : kept;
        double[] before = parts.get(reading.slice);
        if (before != null && reading.asOf < asOf(before)) {
            return;
        }
        double[] now = withAsOf(reading);
        parts.put(reading.slice, now);
        slices.put(key, parts);
        if (before == null || !sameCounts(before, now)) {
            ZoneId zone = targets().zone(reading.channel, reading.queue);
            long due = Math.max(beat.due(reading.start, zone, graceMs), reached + 1);
            untold.put(key, due);
            context.timerService().registerEventTimeTimer(due);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<QueueInterval> out)
            throws Exception {
        told.update(timestamp);
        List<Long> due = new ArrayList<>();
        for (Map.Entry<Long, Long> entry : untold.entries()) {
            if (entry.getValue() <= timestamp) {
                due.add(entry.getKey());
            }
        }
        boolean dayIsOver = false;
        for (long key : due) {
            untold.remove(key);
            tell(key, timestamp, context.getCurrentKey(), out);
            dayIsOver |= Math.floorMod(Beat.startOfKey(key), DAY_MS) == 0;
        }
        if (dayIsOver) {
            letGo(timestamp);
        }
    }

    private void tell(long key, long at, String queue, Collector<QueueInterval> out)
            throws Exception {
        Map<String, double[]> parts = slices.get(key);
        if (parts == null) {
            return;
        }
        Beat beat = Beat.ofKey(key);
        int bar = queue.indexOf('|');
        QueueInterval interval = new QueueInterval();
        interval.channel = queue.substring(0, bar);
        interval.queue = queue.substring(bar + 1);
        interval.beat = beat.ordinal();
        interval.start = Beat.startOfKey(key);
        interval.at = at;
        ServiceLevelFormula formula =
                targets().at(interval.start).of(interval.channel, interval.queue).formula();
        List<double[]> counts = new ArrayList<>(parts.size());
        for (double[] part : parts.values()) {
            interval.asOf = Math.max(interval.asOf, asOf(part));
            counts.add(counts(part, formula));
        }
        interval.counts = Counts.total(beat, counts);
        out.collect(interval);
    }

    private void letGo(long reached) throws Exception {
        List<Long> gone = new ArrayList<>();
        for (long key : slices.keys()) {
            if (Beat.startOfKey(key) < Beat.ofKey(key).keptFrom(reached)) {
                gone.add(key);
            }
        }
        for (long key : gone) {
            slices.remove(key);
        }
    }

    /** The counts, and behind them when they were written. */
    private static double[] withAsOf(SliceReading reading) {
        int level = reading.level == null ? 0 : reading.level.length;
        double[] kept = Arrays.copyOf(reading.counts, AS_OF + 1 + level);
        kept[AS_OF] = reading.asOf;
        if (level > 0) {
            System.arraycopy(reading.level, 0, kept, AS_OF + 1, level);
        }
        return kept;
    }

    /** The counts alone, with the service level by a formula. */
    private static double[] counts(double[] kept, ServiceLevelFormula formula) {
        double[] counts = Arrays.copyOf(kept, Counts.LENGTH);
        if (kept.length > AS_OF + 1) {
            double[] level = Arrays.copyOfRange(kept, AS_OF + 1, kept.length);
            Counts.put(counts, Metric.SERVICE_LEVEL, LevelCounts.by(formula, level));
        }
        return counts;
    }

    private static long asOf(double[] kept) {
        return (long) kept[AS_OF];
    }

    private static boolean sameCounts(double[] a, double[] b) {
        return Arrays.equals(a, 0, AS_OF, b, 0, AS_OF)
                && Arrays.equals(a, AS_OF + 1, a.length, b, AS_OF + 1, b.length);
    }
}
