package io.queuewatch.pipeline.config;

import java.util.List;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * Runs a function in the time of its first input alone, since versions have none: it goes on once
 * the versions there are have been read, and passes all moments of its own though the versions are
 * read last.
 *
 * @param <K> the key
 * @param <I> what the function takes
 * @param <O> what it emits
 */
public final class TargetedOperator<K, I, O>
        extends CoBroadcastWithKeyedOperator<K, I, PublishedTargets, O> {

    private static final long serialVersionUID = 1L;

    private transient Watermark newest;
    private transient boolean ended;
    private transient boolean ready;

    /**
     * The operator.
     *
     * @param function what it runs
     */
    public TargetedOperator(TargetedFunction<K, I, O> function) {
        super(function, List.of(TargetedFunction.VERSIONS));
    }

    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        if (mark.equals(Watermark.MAX_WATERMARK)) {
            ended = true;
        } else {
            newest = mark;
        }
        goOn();
    }

    @Override
    public void processWatermark2(Watermark mark) throws Exception {
        if (mark.equals(Watermark.MAX_WATERMARK)) {
            ready = true;
            goOn();
        }
    }

    private void goOn() throws Exception {
        if (!ready) {
            return;
        }
        if (newest != null) {
            processWatermark(newest);
            newest = null;
        }
        if (ended) {
            processWatermark(Watermark.MAX_WATERMARK);
        }
    }
}
