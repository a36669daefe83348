package io.queuewatch.pipeline.time;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * Keyed by text. What comes is put by, key by key, and dealt with at once for all that has come for
 * a key: when time moves on, when there is much of it, before each checkpoint and at the end.
 * Nothing is put by while a checkpoint is taken, so none of it is part of any state. Where time
 * marks crowd event time is held back until then.
 *
 * <p>After a restart nothing is put by and no mark passed over until event time has passed it. What
 * was emitted between the checkpoint and the failure cannot be called back; only who then looks at
 * each key after each thing that comes, meets again whatever was emitted by looking less often, and
 * takes back what does not hold.
 *
 * <p>A key may be looked at when a moment is reached though nothing has come for it. Being part of
 * the key's state, these moments need no timers of Flink, whose upkeep would cost as much as what
 * is done: they are listed in {@link Deadlines}, after a restore from the state.
 *
 * @param <P> what is put by for a key
 * @param <O> what is emitted
 */
public abstract class CoalescingOperator<P, O> extends AbstractStreamOperator<O> {

    private static final long serialVersionUID = 1L;
    private static final int MOST_PENDING = 200_000;
    private static final long PAUSE_MS = 100;
    private static final long PAUSE_FAR_BEHIND_MS = 2_000;

    private transient Map<String, P> pending;
    private transient int pendingCount;
    private transient Deadlines<String> deadlines;
    private transient Pace pace;
    private transient long reached;
    private transient long putsByFrom;
    private transient long actedOn;

    /** What is put by for a key for which nothing is. */
    protected abstract P nothingPending();

    /** Deals with all that was put by for the present key. */
    protected abstract void drain(String key, P all) throws Exception;

    /** A moment that was listed for the present key is reached. */
    protected abstract void due(String key, long deadline) throws Exception;

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        boolean again = getRuntimeContext().getTaskInfo().getAttemptNumber() > 0;
        putsByFrom = context.isRestored() || again ? System.currentTimeMillis() : Long.MIN_VALUE;
    }

    @Override
    public void open() throws Exception {
        super.open();
        pending = new LinkedHashMap<>();
        deadlines = new Deadlines<>();
        getMetricGroup().gauge("deadlines", this::deadlines);
        pace = new Pace(PAUSE_MS, PAUSE_FAR_BEHIND_MS);
        // So early that durations can be taken off it.
        reached = Long.MIN_VALUE / 2;
        actedOn = reached;
    }

    /** Where to put by one more thing for a key. */
    protected final P pending(String key) throws Exception {
        if (pendingCount == MOST_PENDING || pendingCount > 0 && reached < putsByFrom) {
            drain();
        }
        pendingCount++;
        P known = pending.get(key);
        if (known == null) {
            known = nothingPending();
            pending.put(key, known);
        }
        return known;
    }

    /** Lists a moment at which the key is to be looked at; it cannot be taken back. */
    protected final void listDeadline(String key, long deadline) {
        deadlines.add(deadline, key);
    }

    /** How many moments are listed. */
    public final int deadlines() {
        return deadlines.size();
    }

    /** The newest time mark, acted upon or not, in milliseconds. */
    protected final long reached() {
        return reached;
    }

    /** Deals with what was put by for the present key, if anything was, before more comes. */
    protected final void dealWithPending(String key) throws Exception {
        P known = pending.remove(key);
        if (known != null) {
            drain(key, known);
        }
    }

    private void drain() throws Exception {
        for (Map.Entry<String, P> entry : pending.entrySet()) {
            setCurrentKey(entry.getKey());
            drain(entry.getKey(), entry.getValue());
        }
        pending.clear();
        pendingCount = 0;
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (mark.getTimestamp() == Long.MAX_VALUE && reached > actedOn) {
            // The end is no time: what is not told before it nobody hears of.
            act(reached);
        }
        reached = Math.max(mark.getTimestamp(), reached);
        boolean acts = pace.actsOn(reached, getProcessingTimeService().getCurrentProcessingTime());
        if (acts || reached < putsByFrom) {
            act(reached);
        }
    }

    private void act(long time) throws Exception {
        actedOn = time;
        drain();
        deadlines.take(
                time,
                (deadline, key) -> {
                    setCurrentKey(key);
                    due(key, deadline);
                });
        super.processWatermark(new Watermark(time));
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        drain();
    }

    @Override
    public void finish() throws Exception {
        drain();
        super.finish();
    }
}
