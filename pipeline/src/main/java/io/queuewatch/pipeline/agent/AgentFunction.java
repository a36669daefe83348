package io.queuewatch.pipeline.agent;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.ContactPart;
import io.queuewatch.pipeline.contact.Fact;
import io.queuewatch.pipeline.contact.RejectedEvent;
import io.queuewatch.pipeline.kpi.AgentPresence;
import io.queuewatch.pipeline.kpi.QueueDelta;
import io.queuewatch.schemas.DeadLetterReason;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by agent: takes changes of state, schedules and parts of chats in any order, reads the day
 * they tell, and emits what has changed in it. Time that goes on is counted every minute.
 */
public final class AgentFunction extends KeyedProcessFunction<String, AgentSignal, AgentTimeDelta> {

    /** Changes and schedules that came too late. */
    public static final OutputTag<RejectedEvent> REJECTED =
            new OutputTag<>("rejected", Types.POJO(RejectedEvent.class));

    /** The effort of chats. */
    public static final OutputTag<Fact> EFFORTS =
            new OutputTag<>("efforts", Types.POJO(Fact.class));

    /** How agents show in the queues they serve. */
    public static final OutputTag<QueueDelta> PRESENCE =
            new OutputTag<>("presence", TypeInformation.of(QueueDelta.class));

    private static final long serialVersionUID = 1L;

    private final AgentLimits limits;

    private transient ValueState<AgentMemory> memories;
    private transient long lastMark;
    private transient Counter duplicates;
    private transient Counter late;

    /**
     * The operator.
     *
     * @param limits how long what is known of agents may change
     */
    public AgentFunction(AgentLimits limits) {
        this.limits = limits;
    }

    @Override
    public void open(OpenContext context) {
        memories =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("agent", AgentMemory.class));
        lastMark = Long.MIN_VALUE / 2;
        duplicates = getRuntimeContext().getMetricGroup().counter("duplicates");
        late = getRuntimeContext().getMetricGroup().counter("late");
    }

    @Override
    public void processElement(
            AgentSignal signal, Context context, Collector<AgentTimeDelta> collector)
            throws Exception {
        AgentMemory memory = memories.value();
        if (memory == null) {
            memory = new AgentMemory();
        }
        long now = reached(memory, context.timerService());
        RejectedEvent rejected = tooLate(signal, now);
        if (rejected != null) {
            late.inc();
            context.output(REJECTED, rejected);
            return;
        }
        AgentReading before = AgentReading.of(memory, limits);
        if (!add(signal, memory)) {
            duplicates.inc();
            return;
        }
        keep(advance(before, memory, now, context, collector), memory, context);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<AgentTimeDelta> collector)
            throws Exception {
        AgentMemory memory = memories.value();
        if (memory == null || timestamp < memory.timer) {
            return;
        }
        memory.timer = Long.MAX_VALUE;
        AgentReading before = AgentReading.of(memory, limits);
        long now = reached(memory, context.timerService());
        keep(advance(before, memory, now, context, collector), memory, context);
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

    private AgentReading advance(
            AgentReading before,
            AgentMemory memory,
            long now,
            Context context,
            Collector<AgentTimeDelta> out) {
        long known = memory.now - limits.keepMs();
        memory.now = now;
        AgentReading after = AgentReading.of(memory, limits);
        times(before, after, context.getCurrentKey(), known, out);
        efforts(before, after, context);
        show(after, memory, context);
        memory.settle(limits);
        return after;
    }

    private void times(
            AgentReading before,
            AgentReading after,
            String agentId,
            long known,
            Collector<AgentTimeDelta> out) {
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
                            out.collect(delta);
                            out.collect(delta.ofAllTeams());
                        });
    }

    private static void efforts(AgentReading before, AgentReading after, Context context) {
        if (!before.parts().equals(after.parts())) {
            Efforts.difference(
                    before.parts(), after.parts(), fact -> context.output(EFFORTS, fact));
        }
    }

    private static void show(AgentReading reading, AgentMemory memory, Context context) {
        AgentPresence shown = AgentPresence.of(reading.state());
        List<String> shownIn = reading.standing().queues;
        if (shown == memory.shown && shownIn.equals(memory.shownIn)) {
            return;
        }
        show(memory.shown, memory.shownIn, -1, context);
        show(shown, shownIn, 1, context);
        memory.shown = shown;
        memory.shownIn = shownIn;
    }

    /** A queue's name does not say its channel: where nobody else knows the queue nothing shows. */
    private static void show(AgentPresence how, List<String> queues, int change, Context context) {
        if (how != null) {
            for (String queue : queues) {
                for (Channel channel : Channel.values()) {
                    context.output(PRESENCE, QueueDelta.ofAgents(channel, queue, how, change));
                }
            }
        }
    }

    private void keep(AgentReading reading, AgentMemory memory, Context context) throws Exception {
        boolean last = context.timerService().currentWatermark() == Long.MAX_VALUE;
        List<ContactPart> gone = last ? memory.parts : memory.letGoOfParts(limits);
        Efforts.release(gone, fact -> context.output(EFFORTS, fact));
        if (last || (reading.silent(memory.now, limits) && memory.isBlank())) {
            memories.clear();
            return;
        }
        long next = reading.next(limits);
        if (next < memory.timer) {
            context.timerService().registerEventTimeTimer(next);
            memory.timer = next;
        }
        memories.update(memory);
    }

    /**
     * Event time reached; it does not step back where a restart has not caught up yet, and the end
     * of a replay is no time.
     */
    private long reached(AgentMemory memory, TimerService timers) {
        long mark = timers.currentWatermark();
        if (mark != Long.MAX_VALUE) {
            lastMark = Math.max(lastMark, mark);
        }
        return Math.max(memory.now, lastMark);
    }
}
