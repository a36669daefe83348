package io.queuewatch.pipeline.job;

import io.queuewatch.pipeline.config.PublishedTargets;
import io.queuewatch.pipeline.config.TargetedFunction;
import io.queuewatch.pipeline.config.TargetedOperator;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.ingest.TargetsRecord;
import io.queuewatch.pipeline.ingest.TargetsVersions;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Versions of the targets that are published while a job runs.
 *
 * @param published each of them
 */
record Versions(SingleOutputStreamOperator<PublishedTargets> published) {

    /**
     * One instance reads the versions, so that all learn of them in one order.
     *
     * @param source the topic from its beginning
     * @param targets what the versions come after
     */
    static Versions read(
            StreamExecutionEnvironment env,
            Source<TargetsRecord, ?, ?> source,
            TargetsHistory targets) {
        return new Versions(
                env.fromSource(
                                source,
                                TargetsVersions.timeless(source.getBoundedness()),
                                "versions")
                        .uid("versions")
                        .setParallelism(1)
                        .process(new TargetsVersions(targets))
                        .name("targets")
                        .uid("targets")
                        .setParallelism(1));
    }

    /**
     * Adds a function that learns of every version.
     *
     * @param name of the operator, and its uid
     * @param keyed what the function takes
     * @param type what it emits
     */
    <I, O> SingleOutputStreamOperator<O> reach(
            String name,
            KeyedStream<I, String> keyed,
            TargetedFunction<String, I, O> function,
            TypeInformation<O> type) {
        return KeyedWithBroadcast.of(name, keyed, published, new TargetedOperator<>(function), type)
                .uid(name);
    }
}
