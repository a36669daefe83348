package io.queuewatch.pipeline.agent;

import io.queuewatch.pipeline.kpi.Interval;
import io.queuewatch.pipeline.kpi.WritePolicy;
import io.queuewatch.pipeline.wire.Message;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by team: keeps the time of its agents by quarters of an hour for as long as it may change,
 * and writes the rows that have changed, whole, every few seconds of processing time. After a
 * restore every row that it holds is written again.
 */
public final class AgentRowsFunction extends KeyedProcessFunction<String, AgentTimeDelta, Message>
        implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    private final ZoneId zone;
    private final AgentLimits limits;
    private final WritePolicy policy;

    private boolean restored;
    private transient MapState<Long, AgentQuarter> quarters;
    private transient ValueState<Long> keptFrom;
    private transient Map<String, Set<Long>> changes;
    private transient AgentRows rows;
    private transient long startedAt;
    private transient long asOf;
    private transient Counter beyondRetention;

    /**
     * The operator.
     *
     * @param zone of hours and days
     * @param limits how long the time of agents may change
     * @param policy when rows are written
     */
    public AgentRowsFunction(ZoneId zone, AgentLimits limits, WritePolicy policy) {
        this.zone = zone;
        this.limits = limits;
        this.policy = policy;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) {
        restored = context.isRestored();
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {}

    @Override
    public void open(OpenContext context) {
        quarters =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "quarters",
                                        Types.LONG,
                                        TypeInformation.of(AgentQuarter.class)));
        keptFrom =
                getRuntimeContext().getState(new ValueStateDescriptor<>("kept-from", Types.LONG));
        changes = new HashMap<>();
        rows = new AgentRows(zone);
        startedAt = System.currentTimeMillis();
        beyondRetention = getRuntimeContext().getMetricGroup().counter("beyondRetention");
    }

    @Override
    public void processElement(AgentTimeDelta delta, Context context, Collector<Message> out)
            throws Exception {
        Long kept = keptFrom.value();
        if (kept == null) {
            keptFrom.update(Long.MIN_VALUE);
            schedule(context);
            context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
        } else if (delta.quarter < kept) {
            // Cannot happen within the horizon; written all the same it would erase a row.
            beyondRetention.inc();
            return;
        }
        note(context.timerService().currentWatermark());
        AgentQuarter quarter = quarters.get(delta.quarter);
        if (quarter == null) {
            quarter = new AgentQuarter();
        }
        quarter.add(delta);
        quarters.put(delta.quarter, quarter);
        changesOf(context.getCurrentKey()).add(delta.quarter);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Message> out)
            throws Exception {
        long reached = context.timerService().currentWatermark();
        note(reached);
        boolean last = timestamp == Long.MAX_VALUE;
        boolean held = restored && policy.live() && reached < startedAt;
        if (last || !held) {
            write(context.getCurrentKey(), out);
            letGo(asOf - limits.keepMs());
        }
        if (!last) {
            schedule(context);
        }
    }

    private void write(String team, Collector<Message> out) throws Exception {
        Set<Long> changed = changesOf(team);
        if (changed.isEmpty()) {
            return;
        }
        TreeMap<Long, AgentQuarter> all = new TreeMap<>();
        for (Map.Entry<Long, AgentQuarter> entry : quarters.entries()) {
            all.put(entry.getKey(), entry.getValue());
        }
        rows.write(team, all, changed, asOf, out::collect);
        changed.clear();
    }

    /** Quarters go a day at a time, so that the row of a day is always merged from all of it. */
    private void letGo(long keepFrom) throws Exception {
        long from = Interval.DAY.start(keepFrom, zone);
        if (from <= keptFrom.value()) {
            return;
        }
        keptFrom.update(from);
        Set<Long> gone = new HashSet<>();
        for (long quarter : quarters.keys()) {
            if (quarter < from) {
                gone.add(quarter);
            }
        }
        for (long quarter : gone) {
            quarters.remove(quarter);
        }
    }

    private Set<Long> changesOf(String team) throws Exception {
        Set<Long> known = changes.get(team);
        if (known == null) {
            known = new HashSet<>();
            changes.put(team, known);
            if (restored) {
                for (long quarter : quarters.keys()) {
                    known.add(quarter);
                }
            }
        }
        return known;
    }

    /** Remembers the event time reached; the end of a replay is no time. */
    private void note(long reached) {
        if (reached != Long.MAX_VALUE) {
            asOf = Math.max(asOf, reached);
        }
    }

    private void schedule(Context context) {
        long now = context.timerService().currentProcessingTime();
        context.timerService().registerProcessingTimeTimer(policy.next(now));
    }
}
