package io.queuewatch.infra.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.infra.influxql.InfluxCredentials;
import io.queuewatch.infra.influxql.InfluxQuery;
import io.queuewatch.infra.kafka.EventWriter;
import io.queuewatch.infra.kafka.TopicAdmin;
import io.queuewatch.infra.local.EmbeddedBroker;
import io.queuewatch.infra.local.FlinkCluster;
import io.queuewatch.infra.local.InfluxDatabases;
import io.queuewatch.infra.local.InfluxServer;
import io.queuewatch.infra.local.Port;
import io.queuewatch.pipeline.batch.BatchCalculation;
import io.queuewatch.pipeline.batch.Differences;
import io.queuewatch.pipeline.batch.RandomLives;
import io.queuewatch.pipeline.batch.RandomLivesTargets;
import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.influx.InfluxSettings;
import io.queuewatch.pipeline.influx.InfluxVersion;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both jobs on a real broker, a Flink cluster and a real InfluxDB, with all that can go wrong. */
class PipelineIT {

    private static final Instant FROM = Instant.parse("2025-10-25T18:00:00Z");
    private static final Duration SPAN = Duration.ofHours(20);
    private static final int CONTACTS = 600;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String DATABASE = "it";
    private static final Topics TOPICS = new Topics("it-");

    /** Live, so that it does not end, yet with history for events. */
    private static final JobSettings SETTINGS =
            new JobSettings(
                    true,
                    500,
                    JobSettings.LIVE.disorderMs(),
                    JobSettings.LIVE.horizonMs(),
                    JobSettings.LIVE.correspondenceHorizonMs(),
                    JobSettings.LIVE.outcomeHorizonMs(),
                    JobSettings.LIVE.retentionMs(),
                    Long.MAX_VALUE);

    @TempDir private Path directory;

    private EmbeddedBroker broker;
    private InfluxServer influx;
    private FlinkCluster flink;
    private LocalJobs jobs;

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start(directory.resolve("kafka"), Port.any());
        influx = InfluxServer.start(directory.resolve("influxdb"), Port.any(), line -> {});
        flink =
                FlinkCluster.start(
                        new FlinkCluster.Settings(
                                directory.resolve("flink"), Port.any(), 2, Duration.ofSeconds(1)));
        new InfluxDatabases(influx.url(), Optional.empty()).provisionForHistory(DATABASE);
        try (TopicAdmin admin = new TopicAdmin(broker.bootstrapServers())) {
            admin.create(TOPICS, 2, 1);
        }
        jobs = new LocalJobs(flink, broker.bootstrapServers(), TOPICS);
    }

    @AfterEach
    void stop() {
        flink.close();
        influx.close();
        broker.close();
    }

    @Test
    void shouldHoldTheRowsOfTheBatchThoughTasksDieAndInfluxDbIsAway() throws Exception {
        RandomLives lives = new RandomLives(21);
        List<SpecificRecordBase> events = lives.events(CONTACTS, FROM, SPAN);
        List<SpecificRecordBase> arriving =
                lives.delayed(lives.doubled(events), Duration.ofMinutes(5));
        List<SpecificRecordBase> before = arriving.subList(0, arriving.size() / 2);
        List<SpecificRecordBase> after = arriving.subList(arriving.size() / 2, arriving.size());
        jobs.contactCenter(targets(), SETTINGS);
        jobs.influx(
                InfluxSettings.of(influx.url(), InfluxVersion.V1).withDatabase(DATABASE), false);

        try (EventWriter writer = new EventWriter(broker.bootstrapServers(), TOPICS, "test")) {
            send(writer, before);
            garbage();
            await(() -> !stored().rows().kpis().isEmpty());
            influx.stop();
            flink.replaceTaskManager();
            send(writer, after);
            writer.end(FROM.plus(SPAN));
            writer.flush();
        }
        influx.start();

        BatchCalculation.Rows expected =
                BatchCalculation.rows(events, RandomLivesTargets.targets(), Instant.MAX);
        await(() -> Differences.between(expected, stored().rows()).isEmpty());
        assertThat(Differences.between(expected, stored().rows())).isEmpty();
    }

    private StoredRows stored() {
        return new StoredRows(new InfluxQuery(influx.url(), InfluxCredentials.NONE), DATABASE);
    }

    private static void send(EventWriter writer, List<SpecificRecordBase> events) {
        Instant marked = Instant.EPOCH;
        for (SpecificRecordBase event : events) {
            writer.send(event);
            Instant time = (Instant) event.get("eventTime");
            if (time.isAfter(marked.plus(Duration.ofMinutes(1)))) {
                marked = time;
                writer.mark(marked);
            }
        }
        writer.flush();
    }

    private void garbage() {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        java.util.Map.of("bootstrap.servers", broker.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(
                    new ProducerRecord<>(
                            TOPICS.calls(), "no Avro".getBytes(StandardCharsets.UTF_8)));
            producer.send(
                    new ProducerRecord<>(TOPICS.kpis(), "no row".getBytes(StandardCharsets.UTF_8)));
        }
    }

    private Targets targets() throws Exception {
        Path file = directory.resolve("targets.yaml");
        try (InputStream resource =
                RandomLives.class.getResourceAsStream("random-lives-targets.yaml")) {
            Files.copy(resource, file);
        }
        return Targets.load(file);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean() && Instant.now().isBefore(deadline)) {
            Thread.sleep(250);
        }
    }
}
