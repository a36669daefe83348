package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.QueueNow;
import it.unimi.dsi.fastutil.longs.Long2IntMap;
import it.unimi.dsi.fastutil.longs.Long2IntMaps;
import it.unimi.dsi.fastutil.objects.Object2IntMap;
import it.unimi.dsi.fastutil.objects.Object2IntMaps;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/**
 * Keyed by queue: what is so now, every few seconds, zeros when the queue is quiet. The row is
 * stamped with the event time reached, so that a pipeline that stands still cannot look alive.
 */
public final class QueueNowFunction extends RowsFunction<QueueDelta> {

    private static final long serialVersionUID = 1L;

    private transient MapState<Long, Integer> waitingSince;
    private transient MapState<Long, Integer> openSince;
    private transient MapState<String, Integer> serving;
    private transient ValueState<Presence> presences;
    private transient Codec<QueueNow> codec;

    /** What is so now, but for who waits and who serves. A POJO, so that it can grow. */
    public static class Presence {
        /** The channel's label. */
        public String channel;

        /** The queue. */
        public String queue;

        /** Visits with an agent; null where only who serves them was kept so far. */
        public Integer inService;

        /** Call backs owed. */
        public int callbacksOwed;

        /** Call backs owed for longer than promised. */
        public int callbacksOverdue;

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
     * Those of whom something is so, such as that they wait.
     *
     * @param size how many
     * @param age for how long it has been so of the first of them, in milliseconds; 0 without any
     */
    private record Crowd(long size, long age) {

        static Crowd of(MapState<Long, Integer> since, long reached) throws Exception {
            long size = 0;
            long oldest = reached;
            for (Map.Entry<Long, Integer> entry : since.entries()) {
                size += entry.getValue();
                oldest = Math.min(oldest, entry.getKey());
            }
            return new Crowd(size, size == 0 ? 0 : reached - oldest);
        }
    }

    /**
     * The operator.
     *
     * @param policy when rows are written
     */
    public QueueNowFunction(WritePolicy policy) {
        super(policy);
    }

    @Override
    public void open(OpenContext context) {
        super.open(context);
        waitingSince =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>("waiting-since", Types.LONG, Types.INT));
        openSince =
                getRuntimeContext()
                        .getMapState(new MapStateDescriptor<>("open-since", Types.LONG, Types.INT));
        serving =
                getRuntimeContext()
                        .getMapState(new MapStateDescriptor<>("serving", Types.STRING, Types.INT));
        presences =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("presence", Presence.class));
        codec = Codec.of(QueueNow.class);
    }

    @Override
    public void processElement(QueueDelta delta, Context context, Collector<Message> out)
            throws Exception {
        Presence presence = presences.value();
        if (presence == null) {
            presence = new Presence();
            presence.channel = delta.channel.label();
            presence.queue = delta.queue;
            presence.inService = 0;
            presence.agentsOnly = true;
            schedule(context);
        }
        if (presence.inService == null) {
            presence.inService = 0;
            for (int visits : serving.values()) {
                presence.inService += visits;
            }
        }
        presence.inService += delta.inService;
        presence.callbacksOwed += delta.callbacksOwed;
        presence.callbacksOverdue += delta.callbacksOverdue;
        presence.agentsOnly &= delta.agents != null;
        presence.count(delta.agents);
        presences.update(presence);
        for (Long2IntMap.Entry entry : Long2IntMaps.fastIterable(delta.waitingSince)) {
            change(waitingSince, entry.getLongKey(), entry.getIntValue());
        }
        for (Long2IntMap.Entry entry : Long2IntMaps.fastIterable(delta.openSince)) {
            change(openSince, entry.getLongKey(), entry.getIntValue());
        }
        for (Object2IntMap.Entry<String> entry : Object2IntMaps.fastIterable(delta.serving)) {
            change(serving, entry.getKey(), entry.getIntValue());
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
    protected void write(String key, long reached, Collector<Message> out) throws Exception {
        Presence presence = presences.value();
        if (reached > 0 && reached != Long.MAX_VALUE && !presence.agentsOnly) {
            out.collect(
                    Message.of(
                            "queue_now|" + presence.channel + '|' + presence.queue,
                            codec,
                            now(presence, reached)));
        }
    }

    private QueueNow now(Presence presence, long reached) throws Exception {
        Crowd waiting = Crowd.of(waitingSince, reached);
        Crowd open = Crowd.of(openSince, reached);
        long agents = 0;
        for (Iterator<Map.Entry<String, Integer>> it = serving.iterator(); it.hasNext(); ) {
            Map.Entry<String, Integer> entry = it.next();
            // An agent without a name is one for each visit.
            agents += entry.getKey().isEmpty() ? entry.getValue() : 1;
        }
        QueueNow now = new QueueNow();
        now.setChannel(presence.channel);
        now.setQueue(presence.queue);
        now.setAsOf(Instant.ofEpochMilli(reached));
        now.setWaiting(waiting.size());
        now.setOldestWait(waiting.age());
        now.setCallbacksWaiting((long) presence.callbacksOwed);
        now.setCallbacksOverdue((long) presence.callbacksOverdue);
        now.setOpenContacts(open.size());
        now.setBacklogAge(Channel.of(presence.channel).conversation() ? null : open.age());
        now.setInService((long) presence.inService);
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
}
