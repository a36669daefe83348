package io.queuewatch.pipeline.agent;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.ContactPart;
import io.queuewatch.pipeline.contact.Fact;
import io.queuewatch.pipeline.contact.RejectedEvent;
import io.queuewatch.pipeline.kpi.AgentPresence;
import io.queuewatch.pipeline.kpi.QueueDelta;
import io.queuewatch.pipeline.kpi.QueueNews;
import io.queuewatch.pipeline.time.CoalescingOperator;
import io.queuewatch.schemas.DeadLetterReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by agent: takes changes of state, schedules and parts of chats in any order, reads the day
 * they tell, and emits what has changed in it. Time that goes on is counted every minute.
 */
public final class AgentOperator extends CoalescingOperator<List<AgentSignal>, AgentTimeDelta>
        implements OneInputStreamOperator<AgentSignal, AgentTimeDelta> {

    /** Changes and schedules that came too late. */
    public static final OutputTag<RejectedEvent> REJECTED =
            new OutputTag<>("rejected", Types.POJO(RejectedEvent.class));

    /** The effort of chats. */
    public static final OutputTag<Fact> EFFORTS =
            new OutputTag<>("efforts", Types.POJO(Fact.class));

    /** How agents show in the queues they serve. */
    public static final OutputTag<QueueDelta> PRESENCE =
            new OutputTag<>("presence", TypeInformation.of(QueueDelta.class));

    /** When agents sign in and out of the queues they serve. */
    public static final OutputTag<QueueNews> SIGNED_IN =
            new OutputTag<>("signed-in", TypeInformation.of(QueueNews.class));

    /** When agents sign in and out, wherever they serve, and when they are heard of no more. */
    public static final OutputTag<AgentTurn> TURNS =
            new OutputTag<>("turns", Types.POJO(AgentTurn.class));

    private static final long serialVersionUID = 1L;

    private final AgentLimits limits;

    private transient ValueState<AgentMemory> memories;
    private transient StreamRecord<AgentTimeDelta> record;
    private transient long lastMark;
    private transient Counter duplicates;
    private transient Counter late;

    /**
     * The operator.
     *
     * @param limits how long what is known of agents may change
     */
    public AgentOperator(AgentLimits limits) {
        this.limits = limits;
    }

    @Override
    public void open() throws Exception {
        super.open();
        var descriptor = new ValueStateDescriptor<>("agent", AgentMemory.class);
        memories = getRuntimeContext().getState(descriptor);
        record = new StreamRecord<>(null);
        lastMark = Long.MIN_VALUE / 2;
        duplicates = getMetricGroup().counter("duplicates");
        late = getMetricGroup().counter("late");
        this.<String>getKeyedStateBackend()
                .applyToAllKeys(
                        VoidNamespace.INSTANCE,
                        VoidNamespaceSerializer.INSTANCE,
                        descriptor,
                        (key, memory) -> listDeadline(key, memory.value().timer));
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        // The end of a replay is no time.
        if (mark.getTimestamp() != Long.MAX_VALUE) {
            lastMark = Math.max(lastMark, mark.getTimestamp());
        }
        super.processWatermark(mark);
    }

    @Override
    public void processElement(StreamRecord<AgentSignal> element) throws Exception {
        AgentSignal signal = element.getValue();
        if (inTime(signal, lastMark)) {
            pending(signal.agentId).add(signal);
        }
    }

    @Override
    protected List<AgentSignal> nothingPending() {
        return new ArrayList<>(4);
    }

    @Override
    protected void drain(String agentId, List<AgentSignal> signals) throws Exception {
        AgentMemory memory = memories.value();
        if (memory == null) {
            memory = new AgentMemory();
        }
        AgentReading before = AgentReading.of(memory, limits);
        boolean changed = false;
        for (AgentSignal signal : signals) {
            // Where a restart has not caught up yet more may be settled than marks have told.
            if (inTime(signal, memory.now)) {
                if (add(signal, memory)) {
                    changed = true;
                } else {
                    duplicates.inc();
                }
            }
        }
        if (changed) {
            keep(agentId, advance(agentId, before, memory), memory);
        }
    }

    @Override
    protected void due(String agentId, long deadline) throws Exception {
        AgentMemory memory = memories.value();
        if (memory == null || deadline != memory.timer) {
            return;
        }
        memory.timer = Long.MAX_VALUE;
        AgentReading before = AgentReading.of(memory, limits);
        keep(agentId, advance(agentId, before, memory), memory);
    }

    private static boolean add(AgentSignal signal, AgentMemory memory) {
        if (signal.change != null) {
            return memory.add(signal.change);
        }
        if (signal.scheduled != null) {
            return memory.add(signal.scheduled);
        }
        memory.add(signal.part);
        return true;
    }

    private boolean inTime(AgentSignal signal, long now) {
        RejectedEvent rejected = tooLate(signal, now);
        if (rejected == null) {
            return true;
        }
        late.inc();
        output.collect(REJECTED, new StreamRecord<>(rejected));
        return false;
    }

    private RejectedEvent tooLate(AgentSignal signal, long now) {
        if (signal.change != null && signal.change.time < now - limits.horizonMs()) {
            RejectedEvent rejected =
                    RejectedEvent.of(
                            "agents",
                            signal.change,
                            DeadLetterReason.TOO_LATE,
                            "came %d ms after it happened; the horizon is %d ms"
                                    .formatted(now - signal.change.time, limits.horizonMs()));
            rejected.partition = signal.change.partition;
            rejected.offset = signal.change.offset;
            rejected.subject = signal.agentId;
            rejected.eventId = signal.change.eventId;
            return rejected;
        }
        if (signal.scheduled != null && signal.scheduled.from < now - limits.silenceMs()) {
            RejectedEvent rejected =
                    RejectedEvent.of(
                            "schedules",
                            signal.scheduled,
                            DeadLetterReason.TOO_LATE,
                            "came %d ms after it began; schedules may begin %d ms ago"
                                    .formatted(now - signal.scheduled.from, limits.silenceMs()));
            rejected.partition = signal.scheduled.partition;
            rejected.offset = signal.scheduled.offset;
            rejected.subject = signal.agentId;
            rejected.eventId = signal.scheduled.eventId;
            return rejected;
        }
        return null;
    }

    private AgentReading advance(String agentId, AgentReading before, AgentMemory memory) {
        long known = memory.now - limits.keepMs();
        // It does not step back where a restart has not caught up yet.
        memory.now = Math.max(memory.now, lastMark);
        AgentReading after = AgentReading.of(memory, limits);
        times(before, after, agentId, known);
        efforts(before, after);
        show(after, memory);
        turns(before, after);
        memory.settle(limits);
        return after;
    }

    private void times(AgentReading before, AgentReading after, String agentId, long known) {
        long from = before.difference(after);
        if (from == Long.MAX_VALUE) {
            return;
        }
        // What happened before has been let go.
        long quarter = AgentTimes.quarter(Math.max(from, known));
        before.times(quarter)
                .difference(
                        after.times(quarter),
                        agentId,
                        delta -> {
                            output.collect(record.replace(delta));
                            output.collect(record.replace(delta.ofAllTeams()));
                        });
    }

    private void efforts(AgentReading before, AgentReading after) {
        if (!before.parts().equals(after.parts())) {
            Efforts.difference(before.parts(), after.parts(), this::tell);
        }
    }

    private void tell(Fact effort) {
        output.collect(EFFORTS, new StreamRecord<>(effort));
    }

    /** What was told of who is there and is not so is taken back. */
    private void turns(AgentReading before, AgentReading after) {
        List<String> servedBefore = before.standing().queues;
        List<String> served = after.standing().queues;
        Map<Long, Integer> were = before.signIns();
        Map<Long, Integer> are = after.signIns();
        boolean elsewhere = !served.equals(servedBefore);
        if (elsewhere) {
            were.forEach((at, change) -> signIn(servedBefore, at, -change));
            are.forEach((at, change) -> signIn(served, at, change));
        }
        Map<Long, Integer> signIns = difference(were, are);
        if (!elsewhere) {
            signIns.forEach((at, change) -> signIn(served, at, change));
        }
        tell(signIns, difference(before.losses(), after.losses()));
    }

    private void tell(Map<Long, Integer> signIns, Map<Long, Integer> losses) {
        Set<Long> moments = new TreeSet<>(signIns.keySet());
        moments.addAll(losses.keySet());
        for (long at : moments) {
            AgentTurn turn = new AgentTurn();
            turn.at = at;
            turn.signedIn = signIns.getOrDefault(at, 0);
            turn.lost = losses.getOrDefault(at, 0);
            output.collect(TURNS, new StreamRecord<>(turn));
        }
    }

    /** By how much more turns now; {@code after} becomes that. */
    private static Map<Long, Integer> difference(
            Map<Long, Integer> before, Map<Long, Integer> after) {
        before.forEach((at, change) -> after.merge(at, -change, AgentReading::sumOrNone));
        return after;
    }

    private void signIn(List<String> queues, long at, int change) {
        for (String queue : queues) {
            for (Channel channel : Channel.values()) {
                output.collect(
                        SIGNED_IN,
                        new StreamRecord<>(QueueNews.ofAgents(channel, queue, at, change)));
            }
        }
    }

    private void show(AgentReading reading, AgentMemory memory) {
        AgentPresence shown = AgentPresence.of(reading.state());
        List<String> shownIn = reading.standing().queues;
        if (shown == memory.shown && shownIn.equals(memory.shownIn)) {
            return;
        }
        show(memory.shown, memory.shownIn, -1);
        show(shown, shownIn, 1);
        memory.shown = shown;
        memory.shownIn = shownIn;
    }

    /** A queue's name does not say its channel: where nobody else knows the queue nothing shows. */
    private void show(AgentPresence how, List<String> queues, int change) {
        if (how != null) {
            for (String queue : queues) {
                for (Channel channel : Channel.values()) {
                    output.collect(
                            PRESENCE,
                            new StreamRecord<>(QueueDelta.ofAgents(channel, queue, how, change)));
                }
            }
        }
    }

    private void keep(String agentId, AgentReading reading, AgentMemory memory) throws Exception {
        boolean last = reached() == Long.MAX_VALUE;
        List<ContactPart> gone = last ? memory.parts : memory.letGoOfParts(limits);
        Efforts.release(gone, this::tell);
        if (last || (reading.silent(memory.now, limits) && memory.isBlank())) {
            memories.clear();
            return;
        }
        long next = reading.next(limits);
        // What was to be done by now is done.
        if (next < memory.timer || memory.timer <= memory.now) {
            listDeadline(agentId, next);
            memory.timer = next;
        }
        memories.update(memory);
    }
}
