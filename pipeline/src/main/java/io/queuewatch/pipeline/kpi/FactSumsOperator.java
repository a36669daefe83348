package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.Fact;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Sums facts before the shuffle. Without state of its own: it hands on all it holds when it is
 * full, when time moves on, and before each checkpoint. Where time marks crowd it hands on ten
 * times a second, far behind the clock on the wall (as after a backlog and in a replay) twice a
 * second, and holds event time back until then: every delta it hands on would otherwise be of a few
 * facts.
 */
public final class FactSumsOperator extends AbstractStreamOperator<QueueDelta>
        implements OneInputStreamOperator<Fact, QueueDelta> {

    private static final long serialVersionUID = 1L;
    private static final int FULL = 50_000;
    private static final long PAUSE_MS = 100;
    private static final long FAR_BEHIND_MS = 10_000;
    private static final long PAUSE_FAR_BEHIND_MS = 500;

    private final Targets targets;
    private transient FactSums sums;
    private transient StreamRecord<QueueDelta> record;
    private transient long handedOnAt;

    /**
     * The operator.
     *
     * @param targets names the queues that are shown though nothing happens in them
     */
    public FactSumsOperator(Targets targets) {
        this.targets = targets;
    }

    @Override
    public void open() throws Exception {
        super.open();
        sums = new FactSums();
        record = new StreamRecord<>(null);
        handedOnAt = Long.MIN_VALUE / 2;
        for (Targets.QueueName name : targets.listed()) {
            sums.touch(Channel.of(name.channel()), name.queue());
        }
    }

    @Override
    public void processElement(StreamRecord<Fact> element) {
        sums.add(element.getValue());
        if (sums.facts() >= FULL) {
            drain();
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        long now = getProcessingTimeService().getCurrentProcessingTime();
        boolean farBehind = now - FAR_BEHIND_MS > mark.getTimestamp();
        long pause = farBehind ? PAUSE_FAR_BEHIND_MS : PAUSE_MS;
        // A mark that is held back is overtaken by the next, which comes in any case.
        if (mark.equals(Watermark.MAX_WATERMARK) || Math.abs(now - handedOnAt) >= pause) {
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

    private void drain() {
        sums.drainTo(delta -> output.collect(record.replace(delta)));
    }
}
