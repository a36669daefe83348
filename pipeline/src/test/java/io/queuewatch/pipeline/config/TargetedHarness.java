package io.queuewatch.pipeline.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/**
 * Runs a function as the job does, beside versions of the targets.
 *
 * @param <I> what it takes
 * @param <O> what it emits
 */
public final class TargetedHarness<I, O> implements AutoCloseable {

    private final Supplier<TargetedFunction<String, I, O>> function;
    private final KeySelector<I, String> key;
    private KeyedTwoInputStreamOperatorTestHarness<String, I, PublishedTargets, O> harness;

    /** A function that begins from nothing. */
    public TargetedHarness(
            Supplier<TargetedFunction<String, I, O>> function, KeySelector<I, String> key)
            throws Exception {
        this.function = function;
        this.key = key;
        start(null);
    }

    private void start(OperatorSubtaskState snapshot) throws Exception {
        harness =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new TargetedOperator<>(function.get()), key, null, Types.STRING);
        if (snapshot != null) {
            harness.initializeState(snapshot);
        }
        harness.open();
        harness.processWatermark2(Watermark.MAX_WATERMARK);
    }

    /** Stops, and goes on from what was kept. */
    public void restart() throws Exception {
        OperatorSubtaskState snapshot = harness.snapshot(1, 0);
        harness.close();
        start(snapshot);
    }

    /** Tells something. */
    public void send(I element) throws Exception {
        harness.processElement1(new StreamRecord<>(element));
    }

    /** Tells of a version. */
    public void publish(PublishedTargets version) throws Exception {
        harness.processElement2(new StreamRecord<>(version));
    }

    /** A version that is valid from a moment, in milliseconds. */
    public static PublishedTargets version(String id, long validFrom, String text) {
        return new PublishedTargets(id, validFrom, validFrom - 60_000, "ann", text);
    }

    /** Time goes on until then, in milliseconds. */
    public void pass(long time) throws Exception {
        harness.processWatermark1(new Watermark(time));
    }

    /** What it has emitted since this was asked last. */
    public List<O> taken() {
        List<O> taken = new ArrayList<>(harness.extractOutputValues());
        harness.getOutput().clear();
        return taken;
    }

    /** All that it has emitted beside. */
    public <T> List<T> beside(OutputTag<T> tag) {
        var output = harness.getSideOutput(tag);
        return output == null ? List.of() : output.stream().map(StreamRecord::getValue).toList();
    }

    /** How many moments it waits for. */
    public int timers() {
        return harness.numEventTimeTimers();
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }
}
