package io.queuewatch.pipeline.job;

import io.queuewatch.pipeline.alert.AlertRecord;
import io.queuewatch.pipeline.alert.AlertRecordDeserializer;
import io.queuewatch.pipeline.config.Topics;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Brings the alerts of the topic {@code alerts} to Alertmanager, and those about the pipeline
 * itself, which it sees from outside.
 *
 * @param words what Kafka holds
 * @param signs what the jobs write of how they are doing
 * @param alertmanager receives it
 */
public record AlertJob(
        Source<AlertRecord, ?, ?> words,
        Source<AlertRecord, ?, ?> signs,
        Sink<AlertRecord> alertmanager) {

    /** Runs on a Flink cluster; {@code --help} lists the options. */
    public static void main(String[] args) throws Exception {
        AlertJob job = AlertOptions.parse(args).job();
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration());
        job.build(env);
        env.execute("AlertJob");
    }

    /** What the job asks of Flink. */
    public static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(5));
        return configuration;
    }

    /**
     * The words of these topics. A job without state reads the topic from its beginning: that is
     * compacted to the newest word about each cause, and so tells all that fires.
     */
    public static KafkaSourceBuilder<AlertRecord> source(
            String servers, Topics topics, String group) {
        return KafkaSource.<AlertRecord>builder()
                .setBootstrapServers(servers)
                .setTopics(topics.alerts())
                .setGroupId(group)
                .setClientIdPrefix(group)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new AlertRecordDeserializer());
    }

    /** What shows how the pipeline is doing: what is so now, and what jobs tell of themselves. */
    public static KafkaSourceBuilder<AlertRecord> signs(
            String servers, Topics topics, String group) {
        return KafkaSource.<AlertRecord>builder()
                .setBootstrapServers(servers)
                .setTopics(topics.now(), topics.pipeline())
                .setGroupId(group + "-signs")
                .setClientIdPrefix(group + "-signs")
                .setStartingOffsets(OffsetsInitializer.latest())
                .setDeserializer(new AlertRecordDeserializer());
    }

    /** The graph, whole: one instance knows all that fires, so that it is told in one voice. */
    public void build(StreamExecutionEnvironment env) {
        env.fromSource(words, WatermarkStrategy.noWatermarks(), "alerts")
                .uid("alerts")
                .setParallelism(1)
                .union(
                        env.fromSource(signs, WatermarkStrategy.noWatermarks(), "signs")
                                .uid("signs")
                                .setParallelism(1))
                .sinkTo(alertmanager)
                .name("Alertmanager")
                .uid("alertmanager")
                .setParallelism(1);
    }
}
