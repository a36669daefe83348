package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.config.PublishedTargets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** Runs a keyed operator that also gets versions of the targets, which do not hold time back. */
public final class VersionedHarness<K, I, O>
        extends KeyedTwoInputStreamOperatorTestHarness<K, I, PublishedTargets, O> {

    public VersionedHarness(
            TwoInputStreamOperator<I, PublishedTargets, O> operator,
            KeySelector<I, K> key,
            TypeInformation<K> type)
            throws Exception {
        super(operator, key, null, type);
    }

    @Override
    public void open() throws Exception {
        super.open();
        processWatermark2(Watermark.MAX_WATERMARK);
    }

    public void processElement(StreamRecord<I> element) throws Exception {
        processElement1(element);
    }

    public void processWatermark(long time) throws Exception {
        processWatermark1(new Watermark(time));
    }

    /** Nothing more comes. */
    public void endInput() throws Exception {
        endInput1();
        endInput2();
        getOperator().finish();
    }

    /** Publishes a version. */
    public void publish(PublishedTargets version) throws Exception {
        processElement2(new StreamRecord<>(version));
    }
}
