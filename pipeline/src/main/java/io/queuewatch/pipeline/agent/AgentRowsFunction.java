package io.queuewatch.pipeline.agent;

import io.queuewatch.pipeline.kpi.Interval;
import io.queuewatch.pipeline.kpi.RowsFunction;
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
import org.apache.flink.util.Collector;

/**
 * Keyed by team: keeps the time of its agents by quarters of an hour for as long as it may change,
 * and writes the rows that have changed, whole, every few seconds of processing time. After a
 * restore every row that it holds is written again.
 */
public final class AgentRowsFunction extends RowsFunction<AgentTimeDelta> {

    private static final long serialVersionUID = 1L;

    private final ZoneId zone;
    private final AgentLimits limits;

    private transient MapState<Long, AgentQuarter> quarters;
    private transient ValueState<Long> keptFrom;
    private transient Map<String, Set<Long>> changes;
    private transient AgentRows rows;
    private transient Counter beyondRetention;

    /**
     * The operator.
     *
     * @param zone of hours and days
     * @param limits how long the time of agents may change
     * @param policy when rows are written
     */
    public AgentRowsFunction(ZoneId zone, AgentLimits limits, WritePolicy policy) {
        super(policy);
        this.zone = zone;
        this.limits = limits;
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
                                        TypeInformation.of(AgentQuarter.class)));
        keptFrom =
                getRuntimeContext().getState(new ValueStateDescriptor<>("kept-from", Types.LONG));
        changes = new HashMap<>();
        rows = new AgentRows(zone);
        beyondRetention = getRuntimeContext().getMetricGroup().counter("beyondRetention");
    }

    @Override
    public void processElement(AgentTimeDelta delta, Context context, Collector<Message> out)
            throws Exception {
        Long kept = keptFrom.value();
        if (kept == null) {
            keptFrom.update(Long.MIN_VALUE);
            schedule(context);
            scheduleTheEnd(context);
        } else if (delta.quarter < kept) {
            // Cannot happen within the horizon; written all the same it would erase a row.
            beyondRetention.inc();
            return;
        }
        noteTime(context);
        AgentQuarter quarter = quarters.get(delta.quarter);
        if (quarter == null) {
            quarter = new AgentQuarter();
        }
        quarter.add(delta);
        quarters.put(delta.quarter, quarter);
        changesOf(context.getCurrentKey()).add(delta.quarter);
    }

    @Override
    protected void write(String team, long reached, Collector<Message> out) throws Exception {
        Set<Long> changed = changesOf(team);
        if (!changed.isEmpty()) {
            write(team, changed, out);
        }
        letGo(asOf() - limits.keepMs());
    }

    private void write(String team, Set<Long> changed, Collector<Message> out) throws Exception {
        TreeMap<Long, AgentQuarter> all = new TreeMap<>();
        for (Map.Entry<Long, AgentQuarter> entry : quarters.entries()) {
            all.put(entry.getKey(), entry.getValue());
        }
        rows.write(team, all, changed, asOf(), out::collect);
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
            if (restored()) {
                for (long quarter : quarters.keys()) {
                    known.add(quarter);
                }
            }
        }
        return known;
    }
}
