package io.queuewatch.pipeline.kpi;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Sums before the shuffle. Without state of its own: it hands on all it holds when it is full, when
 * time moves on, and before each checkpoint. Where time marks crowd, as behind a backlog and in a
 * replay, it holds event time back and hands on a few times a second: every sum would otherwise be
 * of a few.
 *
 * @param <T> what is summed
 * @param <S> the sums
 */
public abstract class SumsOperator<T, S> extends AbstractStreamOperator<S>
        implements OneInputStreamOperator<T, S> {

    private static final long serialVersionUID = 1L;

    /** The least time between two times that it hands on, in milliseconds. */
    protected static final long PAUSE_MS = 100;

    private transient StreamRecord<S> record;
    private transient long handedOnAt;

    /** Hands on all sums, and starts anew. */
    protected abstract void drain();

    /** Hands on one sum. */
    protected final void handOn(S sum) {
        output.collect(record.replace(sum));
    }

    /**
     * The least time until sums are handed on again, in milliseconds.
     *
     * @param mark the event time reached
     * @param now the time of the clock on the wall, in milliseconds
     */
    protected long pauseMs(Watermark mark, long now) {
        return PAUSE_MS;
    }

    @Override
    public void open() throws Exception {
        super.open();
        record = new StreamRecord<>(null);
        handedOnAt = Long.MIN_VALUE / 2;
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        long now = getProcessingTimeService().getCurrentProcessingTime();
        // A mark that is held back is overtaken by the next, which comes in any case.
        if (mark.equals(Watermark.MAX_WATERMARK)
                || Math.abs(now - handedOnAt) >= pauseMs(mark, now)) {
            handedOnAt = now;
            drain();
            super.processWatermark(mark);
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        drain();
    }

    @Override
    public void finish() throws Exception {
        drain();
        super.finish();
    }
}
