package io.queuewatch.pipeline.job;

import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.delivery.DeadLetterCounts;
import io.queuewatch.pipeline.influx.InfluxSettings;
import io.queuewatch.pipeline.influx.InfluxSink;
import io.queuewatch.pipeline.influx.Line;
import io.queuewatch.pipeline.influx.Received;
import io.queuewatch.pipeline.influx.RowDeserializer;
import io.queuewatch.pipeline.ingest.KafkaEnds;
import io.queuewatch.pipeline.wire.Message;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * Brings the rows of the topics {@code kpis}, {@code now}, {@code sla}, {@code alerts}, {@code
 * pipeline} and {@code charts} to InfluxDB. Offsets pass when InfluxDB has acknowledged. What is no
 * row becomes a dead letter.
 *
 * <p>Settings come from the environment: QUEUEWATCH_KAFKA (bootstrap servers, must be set),
 * QUEUEWATCH_TOPIC_PREFIX (empty), QUEUEWATCH_INFLUX_GROUP (queuewatch-influx), and those of {@link
 * InfluxSettings#from}.
 *
 * @param rows what Kafka holds
 * @param influx receives the lines
 * @param deadLetters receives {@code DeadLetter} about what is no row
 */
public record InfluxJob(Source<Received, ?, ?> rows, Sink<Line> influx, Sink<Message> deadLetters) {

    private static final OutputTag<Message> DEAD_LETTERS =
            new OutputTag<>("dead-letters", Types.POJO(Message.class));

    /** Runs the job until it is cancelled. */
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration());
        fromEnvironment(System.getenv()).build(env);
        env.execute("InfluxJob");
    }

    /**
     * What the job asks of Flink. It may wait for InfluxDB for days: no number of checkpoints that
     * expire meanwhile fails it.
     */
    public static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(5));
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
        return configuration;
    }

    /**
     * The rows of these topics, from where the group stopped, else from the beginning; without an
     * end unless it is given one.
     */
    public static KafkaSourceBuilder<Received> source(String servers, Topics topics, String group) {
        return KafkaSource.<Received>builder()
                .setBootstrapServers(servers)
                .setTopics(
                        topics.kpis(),
                        topics.now(),
                        topics.sla(),
                        topics.alerts(),
                        topics.pipeline(),
                        topics.charts())
                .setGroupId(group)
                .setClientIdPrefix(group)
                .setStartingOffsets(
                        OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setDeserializer(new RowDeserializer());
    }

    /** The graph, whole: a series stays in its partition's order, so there is no shuffle. */
    public void build(StreamExecutionEnvironment env) {
        SingleOutputStreamOperator<Line> lines =
                env.fromSource(rows, WatermarkStrategy.noWatermarks(), "rows")
                        .uid("influx-rows")
                        .process(new SetAside())
                        .name("set dead letters aside")
                        .uid("influx-set-aside");
        lines.sinkTo(influx).name("InfluxDB").uid("influx-sink");
        lines.getSideOutput(DEAD_LETTERS)
                .sinkTo(deadLetters)
                .name("dead letters")
                .uid("influx-dead-letters");
    }

    private static InfluxJob fromEnvironment(Map<String, String> environment) {
        String servers = environment.getOrDefault("QUEUEWATCH_KAFKA", "");
        if (servers.isBlank()) {
            throw new IllegalArgumentException(
                    "QUEUEWATCH_KAFKA is not set: want Kafka's bootstrap servers, such as"
                            + " 127.0.0.1:9092");
        }
        Topics topics = new Topics(environment.getOrDefault("QUEUEWATCH_TOPIC_PREFIX", ""));
        String group = environment.getOrDefault("QUEUEWATCH_INFLUX_GROUP", "queuewatch-influx");
        KafkaSink<Message> deadLetters =
                new KafkaEnds(servers, topics, group).sink(topics.deadLetters());
        return new InfluxJob(
                source(servers, topics, group).build(),
                InfluxSink.builder()
                        .settings(InfluxSettings.from(environment))
                        .deadLetters(deadLetters)
                        .build(),
                deadLetters);
    }

    /** Lines go on, dead letters aside. */
    private static final class SetAside extends ProcessFunction<Received, Line> {

        private static final long serialVersionUID = 1L;

        private transient DeadLetterCounts letters;

        @Override
        public void open(OpenContext context) {
            letters = DeadLetterCounts.in(getRuntimeContext().getMetricGroup());
        }

        @Override
        public void processElement(Received received, Context context, Collector<Line> out) {
            if (received.line() == null) {
                letters.add(received.reason());
                context.output(DEAD_LETTERS, received.deadLetter());
            } else {
                out.collect(received.line());
            }
        }
    }
}
