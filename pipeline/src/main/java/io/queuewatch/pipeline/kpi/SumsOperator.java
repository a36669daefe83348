package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.time.Pace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Sums before the shuffle. Without state of its own: it hands on all it holds when it is full, when
 * time moves on, and before each checkpoint. Where time marks crowd it holds event time back: every
 * sum would otherwise be of a few.
 *
 * @param <T> what is summed
 * @param <S> the sums
 */
public abstract class SumsOperator<T, S> extends AbstractStreamOperator<S>
        implements OneInputStreamOperator<T, S> {

    private static final long serialVersionUID = 1L;

    private static final long PAUSE_MS = 100;
    private static final long PAUSE_FAR_BEHIND_MS = 2_000;

    private transient StreamRecord<S> record;
    private transient Pace pace;
    private transient Watermark heldBack;

    /** Hands on all sums, and starts anew. */
    protected abstract void drain();

    /** Hands on one sum. */
    protected final void handOn(S sum) {
        output.collect(record.replace(sum));
    }

    @Override
    public void open() throws Exception {
        super.open();
        record = new StreamRecord<>(null);
        pace = new Pace(PAUSE_MS, PAUSE_FAR_BEHIND_MS);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        boolean acts =
                pace.actsOn(
                        mark.getTimestamp(), getProcessingTimeService().getCurrentProcessingTime());
        if (acts && mark.equals(Watermark.MAX_WATERMARK) && heldBack != null) {
            // The end is no time: the last that there was is not to be passed over.
            act(heldBack);
        }
        heldBack = acts ? null : mark;
        if (acts) {
            act(mark);
        }
    }

    private void act(Watermark mark) throws Exception {
        drain();
        super.processWatermark(mark);
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
