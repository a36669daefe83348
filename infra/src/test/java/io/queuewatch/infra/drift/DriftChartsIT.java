package io.queuewatch.infra.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.queuewatch.infra.Queuewatch;
import io.queuewatch.infra.jobs.LocalJobs;
import io.queuewatch.infra.kafka.TopicAdmin;
import io.queuewatch.infra.local.EmbeddedBroker;
import io.queuewatch.infra.local.FlinkCluster;
import io.queuewatch.infra.local.InfluxDatabases;
import io.queuewatch.infra.local.InfluxServer;
import io.queuewatch.infra.local.Port;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.drift.QueueWeeks;
import io.queuewatch.pipeline.influx.InfluxSettings;
import io.queuewatch.pipeline.influx.InfluxVersion;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.DriftDecision;
import io.queuewatch.schemas.DriftVerdict;
import io.queuewatch.schemas.KpiRow;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows on a real broker become charts in a real InfluxDB, and decisions reach the broker. */
class DriftChartsIT {

    private static final int HOURS = 30;
    private static final String DATABASE = "it";
    private static final Topics TOPICS = new Topics("it-");

    @TempDir private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldChartEveryHourListTheChartsAndPublishDecisions() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"), Port.any());
                InfluxServer influx =
                        InfluxServer.start(directory.resolve("influxdb"), Port.any(), line -> {});
                FlinkCluster flink =
                        FlinkCluster.start(
                                new FlinkCluster.Settings(
                                        directory.resolve("flink"),
                                        Port.any(),
                                        2,
                                        Duration.ofSeconds(1)))) {
            new InfluxDatabases(influx.url(), Optional.empty()).provisionForHistory(DATABASE);
            try (TopicAdmin admin = new TopicAdmin(broker.bootstrapServers())) {
                admin.create(TOPICS, 2, 1);
            }
            send(broker.bootstrapServers());
            LocalJobs jobs = new LocalJobs(flink, broker.bootstrapServers(), TOPICS);
            assertThat(LocalJobs.failure(jobs.drift(Targets.defaults(), false))).isEmpty();
            InfluxSettings settings =
                    InfluxSettings.of(influx.url(), InfluxVersion.V1).withDatabase(DATABASE);
            assertThat(LocalJobs.failure(jobs.influx(settings, true))).isEmpty();

            int code =
                    run(
                            "drift",
                            "phases",
                            "--json",
                            "--influx-url=" + influx.url(),
                            "--database=" + DATABASE);
            assertThat(code).as(err.toString()).isZero();
            assertCharts(new ObjectMapper().readTree(out.toString()));
            code =
                    run(
                            "drift",
                            "exclude",
                            "--channel=voice",
                            "--queue=sales",
                            "--metric=service_level",
                            "--from=2025-01-06T08:00Z",
                            "--to=2025-01-06T11:00Z",
                            "--by=ann",
                            "--reason=network down",
                            "--kafka=" + broker.bootstrapServers(),
                            "--prefix=" + TOPICS.prefix());
            assertThat(code).as(err.toString()).isZero();
            assertDecided(broker.bootstrapServers());
        }
    }

    private static void send(String kafka) {
        QueueWeeks sales = new QueueWeeks("sales", 1);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (int hour = 0; hour < HOURS; hour++) {
                for (KpiRow row : sales.rows(hour, 0.8, 1)) {
                    byte[] value = Codec.of(KpiRow.class).encode(row);
                    producer.send(new ProducerRecord<>(TOPICS.kpis(), value));
                }
            }
        }
    }

    private static void assertCharts(JsonNode charts) {
        assertThat(charts.findValuesAsText("metric"))
                .contains("offered", "service_level", "handle_time");
        assertThat(charts.findValuesAsText("queue")).contains("*", "sales");
        assertThat(charts)
                .allSatisfy(
                        chart -> {
                            assertThat(chart.path("status").asText()).isEqualTo("learning");
                            assertThat(chart.path("phase").asInt()).isEqualTo(1);
                            assertThat(chart.path("since").asLong())
                                    .isEqualTo(QueueWeeks.FROM.toEpochMilli());
                            assertThat(chart.path("newest").asLong())
                                    .isEqualTo(QueueWeeks.hour(HOURS - 1).toEpochMilli());
                        });
    }

    private static void assertDecided(String kafka) throws Exception {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", kafka, "auto.offset.reset", "earliest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(TOPICS.driftDecisions()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var records = consumer.poll(Duration.ofSeconds(20));
            assertThat(records.count()).isEqualTo(1);
            DriftDecision decision =
                    Codec.of(DriftDecision.class).decode(records.iterator().next().value());
            assertThat(decision.getVerdict()).isEqualTo(DriftVerdict.EXCLUDED);
            assertThat(decision.getQueue()).isEqualTo("sales");
            assertThat(decision.getMetric()).isEqualTo("service_level");
            assertThat(decision.getFrom()).isEqualTo(Instant.parse("2025-01-06T08:00:00Z"));
            assertThat(decision.getTo()).isEqualTo(Instant.parse("2025-01-06T11:00:00Z"));
            assertThat(decision.getBy()).isEqualTo("ann");
            assertThat(decision.getReason()).isEqualTo("network down");
        }
    }

    private int run(String... arguments) {
        return Queuewatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
