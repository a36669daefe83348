package io.queuewatch.pipeline.job;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.transformations.TwoInputTransformation;

/**
 * A keyed operator whose every instance also gets all of a second stream. Flink connects such
 * streams for functions only, not for operators.
 *
 * @param <T> what it emits
 */
final class KeyedWithBroadcast<T> extends SingleOutputStreamOperator<T> {

    private KeyedWithBroadcast(
            StreamExecutionEnvironment env, TwoInputTransformation<?, ?, T> transformation) {
        super(env, transformation);
    }

    /**
     * Adds the operator to a graph.
     *
     * @param name of the operator
     * @param keyed its first input, whose keys its state has
     * @param all its second input, without keys
     * @param type what it emits
     */
    static <K, A, B, T> SingleOutputStreamOperator<T> of(
            String name,
            KeyedStream<A, K> keyed,
            DataStream<B> all,
            TwoInputStreamOperator<A, B, T> operator,
            TypeInformation<T> type) {
        StreamExecutionEnvironment env = keyed.getExecutionEnvironment();
        TwoInputTransformation<A, B, T> transformation =
                new TwoInputTransformation<>(
                        keyed.getTransformation(),
                        all.broadcast().getTransformation(),
                        name,
                        operator,
                        type,
                        env.getParallelism(),
                        false);
        transformation.setStateKeySelectors(keyed.getKeySelector(), null);
        transformation.setStateKeyType(keyed.getKeyType());
        env.addOperator(transformation);
        return new KeyedWithBroadcast<>(env, transformation);
    }
}
