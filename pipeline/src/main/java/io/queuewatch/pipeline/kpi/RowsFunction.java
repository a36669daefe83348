package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.wire.Message;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps by key what rows are made of, and writes them every few seconds of processing time. After a
 * restore a live job holds them back until event time has passed the restart, since accumulators
 * are then as old as the checkpoint.
 *
 * @param <D> what changes the rows
 */
public abstract class RowsFunction<D> extends KeyedProcessFunction<String, D, Message>
        implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    private final WritePolicy policy;

    private boolean restored;
    private transient Writing writing;

    /**
     * The operator.
     *
     * @param policy when rows are written
     */
    protected RowsFunction(WritePolicy policy) {
        this.policy = policy;
    }

    /**
     * Writes the rows of the present key that are due.
     *
     * @param key the key
     * @param reached event time reached, in milliseconds; {@code Long.MAX_VALUE} at the end of a
     *     replay
     * @param out takes the rows
     */
    protected abstract void write(String key, long reached, Collector<Message> out)
            throws Exception;

    @Override
    public void initializeState(FunctionInitializationContext context) {
        restored = context.isRestored();
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {}

    @Override
    public void open(OpenContext context) {
        writing = new Writing(policy, restored, System.currentTimeMillis());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Message> out)
            throws Exception {
        long reached = context.timerService().currentWatermark();
        note(writing, context.timerService());
        boolean last = timestamp == Long.MAX_VALUE;
        if (!last && context.timeDomain() == TimeDomain.EVENT_TIME) {
            return;
        }
        if (last || !writing.held(reached)) {
            write(context.getCurrentKey(), reached, out);
        }
        if (!last) {
            schedule(context);
        }
    }

    /** Has the rows of the present key written from now on. */
    protected final void schedule(Context context) {
        long now = context.timerService().currentProcessingTime();
        context.timerService().registerProcessingTimeTimer(writing.next(now));
    }

    /** Has the rows of the present key written once more when a replay ends. */
    protected final void scheduleTheEnd(Context context) {
        context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    }

    /** Remembers the event time reached; the end of a replay is no time. */
    protected final void noteTime(Context context) {
        note(writing, context.timerService());
    }

    /** Remembers the event time reached, and the next by a timer of whatever key. */
    static void note(Writing writing, TimerService timers) {
        long reached = timers.currentWatermark();
        if (writing.note(reached)) {
            timers.registerEventTimeTimer(reached + 1);
        }
    }

    /** The event time that rows are stamped with, in milliseconds. */
    protected final long asOf() {
        return writing.asOf();
    }

    /** Whether the job began from a checkpoint: all that it holds is to be written again. */
    protected final boolean restored() {
        return writing.restored();
    }
}
