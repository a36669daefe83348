package io.queuewatch.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.influx.InfluxSettings;
import io.queuewatch.pipeline.influx.InfluxSink;
import io.queuewatch.pipeline.influx.InfluxVersion;
import io.queuewatch.pipeline.influx.Line;
import io.queuewatch.pipeline.influx.Received;
import io.queuewatch.pipeline.influx.Retention;
import io.queuewatch.pipeline.influx.ScriptedInflux;
import io.queuewatch.pipeline.ingest.KafkaEnds;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.DeadLetterReason;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InfluxJobTest {

    private static final Queue<Message> DEAD_LETTERS = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void clear() {
        DEAD_LETTERS.clear();
    }

    @ParameterizedTest
    @EnumSource
    void shouldBringLinesToInfluxDbAndSetTheRestAside(InfluxVersion version) throws Exception {
        try (ScriptedInflux influx = new ScriptedInflux(version);
                StreamExecutionEnvironment env = environment()) {
            new InfluxJob(
                            new DataGeneratorSource<>(
                                    InfluxJobTest::received,
                                    1_000,
                                    TypeInformation.of(Received.class)),
                            InfluxSink.builder()
                                    .settings(InfluxSettings.of(influx.url(), version))
                                    .deadLetters(new Collected())
                                    .build(),
                            new Collected())
                    .build(env);
            env.execute();

            Map<String, String> stored = influx.in("queuewatch/live");
            assertThat(stored).hasSize(9);
            for (int queue = 1; queue < 10; queue++) {
                assertThat(stored)
                        .containsEntry("kpi,queue=" + queue + " 7", "v=" + (990 + queue) + "i");
            }
            assertThat(DEAD_LETTERS).hasSize(100);
        }
    }

    @Test
    void shouldBeOneChainWithUidsBetweenKafkaAndInfluxDb() throws Exception {
        try (StreamExecutionEnvironment env = environment()) {
            Topics topics = new Topics("replay-1.");
            KafkaSink<Message> deadLetters =
                    new KafkaEnds("127.0.0.1:9092", topics, "influx").sink(topics.deadLetters());
            new InfluxJob(
                            InfluxJob.source("127.0.0.1:9092", topics, "influx").build(),
                            InfluxSink.builder()
                                    .settings(
                                            InfluxSettings.from(
                                                    Map.of(
                                                            "QUEUEWATCH_INFLUX_URL",
                                                            "http://127.0.0.1:8086")))
                                    .deadLetters(deadLetters)
                                    .build(),
                            deadLetters)
                    .build(env);
            StreamGraph graph = env.getStreamGraph();

            assertThat(graph.getStreamNodes())
                    .extracting(StreamNode::getTransformationUID)
                    .doesNotContainNull()
                    .doesNotHaveDuplicates();
            assertThat(graph.getJobGraph().getVertices()).hasSize(1);
        }
    }

    /** The newest of nine queues' values in turn; each tenth cannot be read. */
    private static Received received(long i) {
        return i % 10 == 0
                ? new Received(null, new Message(), DeadLetterReason.UNREADABLE)
                : new Received(
                        new Line(
                                Retention.LIVE,
                                "kpi,queue=" + i % 10,
                                "v=" + i + "i",
                                7,
                                "kpis",
                                0,
                                i),
                        null,
                        null);
    }

    private static StreamExecutionEnvironment environment() {
        return StreamExecutionEnvironment.createLocalEnvironment(1, InfluxJob.configuration());
    }

    /** Keeps what comes. */
    private static final class Collected implements Sink<Message> {

        private static final long serialVersionUID = 1L;

        @Override
        public SinkWriter<Message> createWriter(WriterInitContext context) {
            return new SinkWriter<>() {
                @Override
                public void write(Message element, Context where) {
                    DEAD_LETTERS.add(element);
                }

                @Override
                public void flush(boolean endOfInput) {}

                @Override
                public void close() {}
            };
        }
    }
}
