package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.alert.AlertLife;
import io.queuewatch.pipeline.config.PublishedTargets;
import io.queuewatch.pipeline.config.TargetedFunction;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.kpi.QueueNews;
import io.queuewatch.pipeline.wire.Message;
import java.util.HashMap;
import java.util.Map;
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
 * Keyed by queue: looks at it every few seconds of event time while something goes on in it, else
 * every minute, and tells what turns. A queue that only agents know is not looked at.
 */
public final class QueueWatchFunction extends TargetedFunction<String, QueueNews, QueueTurn> {

    /** How budgets stand. */
    public static final OutputTag<Message> BUDGETS =
            new OutputTag<>("budgets", Types.POJO(Message.class));

    private static final long serialVersionUID = 1L;

    private transient ValueStateDescriptor<QueueMemory> kept;
    private transient ValueState<QueueMemory> memories;
    private transient MapState<Long, int[]> weeks;
    private transient Map<String, WatchedQueue> watched;
    private transient BudgetRowWriter rows;

    /**
     * The operator.
     *
     * @param start what is promised, and when people are told, until versions say otherwise
     */
    public QueueWatchFunction(TargetsHistory start) {
        super(start);
    }

    @Override
    public void open(OpenContext context) {
        kept = new ValueStateDescriptor<>("queue", new QueueMemorySerializer());
        memories = getRuntimeContext().getState(kept);
        weeks =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "weeks",
                                        Types.LONG,
                                        PrimitiveArrayTypeInfo.INT_PRIMITIVE_ARRAY_TYPE_INFO));
        watched = new HashMap<>();
        rows = new BudgetRowWriter();
    }

    @Override
    public void processElement(QueueNews news, ReadOnlyContext context, Collector<QueueTurn> out)
            throws Exception {
        QueueMemory memory = memories.value();
        if (memory == null) {
            memory = new QueueMemory();
        }
        WatchedQueue queue = watched(context.getCurrentKey());
        boolean known = memory.first != AlertLife.NEVER;
        QueueWatch watch = watch(queue, memory, context, out);
        watch.take(news);
        if (!known && memory.first != AlertLife.NEVER && !queue.all()) {
            out.collect(thereIs(queue, memory.first));
        }
        if (memory.first != AlertLife.NEVER) {
            long begin = Math.max(memory.first, context.timerService().currentWatermark());
            lookAt(watch.nextLook(Math.max(memory.reached, begin - 1)), memory, context);
        }
        memories.update(memory);
    }

    @Override
    protected void heard(PublishedTargets version, Context context) throws Exception {
        context.applyToKeyedState(
                kept,
                (key, state) -> {
                    QueueMemory memory = state.value();
                    new Months(watched(key), memory).tellApart(version.validFrom);
                    state.update(memory);
                });
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<QueueTurn> out)
            throws Exception {
        QueueMemory memory = memories.value();
        if (memory == null || timestamp != memory.next) {
            return;
        }
        memory.next = AlertLife.NEVER;
        QueueWatch watch = watch(watched(context.getCurrentKey()), memory, context, out);
        watch.look(timestamp);
        long next = watch.nextLook(timestamp);
        // The end of a replay is no time: what happened last is the last that is looked at.
        if (context.timerService().currentWatermark() != Long.MAX_VALUE || next <= memory.last) {
            lookAt(next, memory, context);
        }
        memories.update(memory);
    }

    private static void lookAt(long moment, QueueMemory memory, ReadOnlyContext context) {
        if (moment < memory.next) {
            memory.next = moment;
            context.timerService().registerEventTimeTimer(moment);
        }
    }

    private QueueWatch watch(
            WatchedQueue queue,
            QueueMemory memory,
            ReadOnlyContext context,
            Collector<QueueTurn> out) {
        return new QueueWatch(
                queue,
                memory,
                new WeeklyArrivals(new KeptWeeks(), queue.zone(), queue::expects),
                out::collect,
                state -> context.output(BUDGETS, rows.message(state)));
    }

    private WatchedQueue watched(String key) {
        return watched.computeIfAbsent(key, k -> new WatchedQueue(k, targets()));
    }

    private static QueueTurn thereIs(WatchedQueue queue, long since) {
        QueueTurn turn = new QueueTurn();
        turn.channel = queue.channel().label();
        turn.queue = queue.queue();
        turn.said = since;
        return turn;
    }

    private final class KeptWeeks implements WeeklyArrivals.Weeks {

        @Override
        public int[] get(long week) throws Exception {
            return weeks.get(week);
        }

        @Override
        public void put(long week, int[] counts) throws Exception {
            weeks.put(week, counts);
        }

        @Override
        public void remove(long week) throws Exception {
            weeks.remove(week);
        }
    }
}
