package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.QueueNow;
import it.unimi.dsi.fastutil.longs.Long2IntMap;
import it.unimi.dsi.fastutil.longs.Long2IntMaps;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by queue: what is so now, every few seconds, zeros when the queue is quiet. The row is
 * stamped with the event time reached, so that a pipeline that stands still cannot look alive.
 */
public final class QueueNowFunction extends KeyedProcessFunction<String, QueueDelta, Message>
        implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    private final WritePolicy policy;

    private boolean restored;
    private transient MapState<Long, Integer> waitingSince;
    private transient MapState<String, Integer> serving;
    private transient ValueState<Presence> presences;
    private transient Codec<QueueNow> codec;
    private transient long startedAt;

    /** What is so now, but for who waits and who serves. A POJO, so that it can grow. */
    public static class Presence {
        /** The channel's label. */
        public String channel;

        /** The queue. */
        public String queue;

        /** Call backs owed. */
        public int callbacksOwed;

        /** Whether nobody knows the queue but agents who say that they serve it: no row then. */
        public boolean agentsOnly;

        /** Agents by {@link AgentPresence}; null where none were ever heard of. */
        public int[] agents;

        void count(int[] changes) {
            if (changes == null) {
                return;
            }
            agents = agents == null ? new int[AgentPresence.COUNT] : agents;
            for (int i = 0; i < changes.length; i++) {
                agents[i] += changes[i];
            }
        }

        long agents(AgentPresence how) {
            return agents[how.ordinal()];
        }
    }

    /**
     * The operator.
     *
     * @param policy when rows are written
     */
    public QueueNowFunction(WritePolicy policy) {
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
        waitingSince =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>("waiting-since", Types.LONG, Types.INT));
        serving =
                getRuntimeContext()
                        .getMapState(new MapStateDescriptor<>("serving", Types.STRING, Types.INT));
        presences =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("presence", Presence.class));
        codec = Codec.of(QueueNow.class);
        startedAt = System.currentTimeMillis();
    }

    @Override
    public void processElement(QueueDelta delta, Context context, Collector<Message> out)
            throws Exception {
        Presence presence = presences.value();
        if (presence == null) {
            presence = new Presence();
            presence.channel = delta.channel.label();
            presence.queue = delta.queue;
            presence.agentsOnly = true;
            schedule(context);
        }
        presence.callbacksOwed += delta.callbacksOwed;
        presence.agentsOnly &= delta.agents != null;
        presence.count(delta.agents);
        presences.update(presence);
        for (Long2IntMap.Entry entry : Long2IntMaps.fastIterable(delta.waitingSince)) {
            change(waitingSince, entry.getLongKey(), entry.getIntValue());
        }
        for (Map.Entry<String, Integer> entry : delta.serving.entrySet()) {
            change(serving, entry.getKey(), entry.getValue());
        }
    }

    private static <K> void change(MapState<K, Integer> counts, K key, int by) throws Exception {
        Integer before = counts.get(key);
        int after = (before == null ? 0 : before) + by;
        if (after == 0) {
            counts.remove(key);
        } else {
            counts.put(key, after);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Message> out)
            throws Exception {
        schedule(context);
        long reached = context.timerService().currentWatermark();
        boolean held = restored && policy.live() && reached < startedAt;
        if (reached > 0 && reached != Long.MAX_VALUE && !held) {
            Presence presence = presences.value();
            if (!presence.agentsOnly) {
                out.collect(
                        Message.of(
                                "queue_now|" + presence.channel + '|' + presence.queue,
                                codec,
                                now(presence, reached)));
            }
        }
    }

    private QueueNow now(Presence presence, long reached) throws Exception {
        long waiting = 0;
        long oldest = reached;
        for (Map.Entry<Long, Integer> entry : waitingSince.entries()) {
            waiting += entry.getValue();
            oldest = Math.min(oldest, entry.getKey());
        }
        long inService = 0;
        long agents = 0;
        for (Iterator<Map.Entry<String, Integer>> it = serving.iterator(); it.hasNext(); ) {
            Map.Entry<String, Integer> entry = it.next();
            inService += entry.getValue();
            // An agent without a name is one for each visit.
            agents += entry.getKey().isEmpty() ? entry.getValue() : 1;
        }
        QueueNow now = new QueueNow();
        now.setChannel(presence.channel);
        now.setQueue(presence.queue);
        now.setAsOf(Instant.ofEpochMilli(reached));
        now.setWaiting(waiting);
        now.setOldestWait(waiting == 0 ? 0 : reached - oldest);
        now.setCallbacksWaiting((long) presence.callbacksOwed);
        now.setInService(inService);
        now.setAgentsOnContact(agents);
        if (presence.agents != null) {
            now.setAgentsAvailable(presence.agents(AgentPresence.AVAILABLE));
            now.setAgentsOnContact(presence.agents(AgentPresence.ON_CONTACT));
            now.setAgentsWrapping(presence.agents(AgentPresence.WRAPPING));
            now.setAgentsAway(presence.agents(AgentPresence.AWAY));
            now.setAgentsUnknown(presence.agents(AgentPresence.UNKNOWN));
        }
        return now;
    }

    private void schedule(Context context) {
        long now = context.timerService().currentProcessingTime();
        context.timerService().registerProcessingTimeTimer(policy.next(now));
    }
}
