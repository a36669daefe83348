package io.queuewatch.infra.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.infra.influxql.InfluxCredentials;
import io.queuewatch.infra.influxql.InfluxQuery;
import io.queuewatch.infra.influxql.Series;
import io.queuewatch.infra.kafka.EventWriter;
import io.queuewatch.infra.kafka.TopicAdmin;
import io.queuewatch.infra.local.EmbeddedBroker;
import io.queuewatch.infra.local.FlinkCluster;
import io.queuewatch.infra.local.InfluxDatabases;
import io.queuewatch.infra.local.InfluxServer;
import io.queuewatch.infra.local.Port;
import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.health.HealthSettings;
import io.queuewatch.pipeline.influx.InfluxSettings;
import io.queuewatch.pipeline.influx.InfluxVersion;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the jobs tell of themselves, from Flink's metrics to a real InfluxDB. */
class PipelineHealthIT {

    private static final Topics TOPICS = new Topics("health-");
    private static final String DATABASE = "it";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ChronoUnit MS = ChronoUnit.MILLIS;

    @TempDir private Path directory;

    private EmbeddedBroker broker;
    private InfluxServer influx;
    private FlinkCluster flink;

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start(directory.resolve("kafka"), Port.any());
        influx = InfluxServer.start(directory.resolve("influxdb"), Port.any(), line -> {});
        new InfluxDatabases(influx.url(), Optional.empty()).provision(DATABASE);
        try (TopicAdmin admin = new TopicAdmin(broker.bootstrapServers())) {
            admin.create(TOPICS, 1, 1);
        }
        flink =
                FlinkCluster.start(
                        new FlinkCluster.Settings(
                                        directory.resolve("flink"),
                                        Port.any(),
                                        1,
                                        Duration.ofSeconds(1))
                                .withHealth(new HealthSettings(broker.bootstrapServers(), TOPICS)));
        LocalJobs jobs = new LocalJobs(flink, broker.bootstrapServers(), TOPICS);
        jobs.contactCenter(Targets.defaults(), JobSettings.LIVE);
        jobs.influx(
                InfluxSettings.of(influx.url(), InfluxVersion.V1).withDatabase(DATABASE), false);
    }

    @AfterEach
    void stop() {
        flink.close();
        influx.close();
        broker.close();
    }

    @Test
    void shouldTellWhatIsLateTwiceAndDeadAndThatAJobStartedAgain() throws Exception {
        Instant now = Instant.now();
        try (EventWriter writer = new EventWriter(broker.bootstrapServers(), TOPICS, "test")) {
            writer.mark(now);
            writer.flush();
            await(() -> last("events", "event_time").isPresent());
            writer.send(queued("one", now));
            writer.send(queued("one", now));
            writer.send(queued("old", now.minus(JobSettings.LIVE.horizonMs() * 2, MS)));
            writer.mark(now.plusMillis(1));
            writer.flush();
        }
        garbage();

        await(
                () ->
                        sum("lives", "duplicates") >= 1
                                && sum("lives", "late") >= 1
                                && sum("decode", "dead_unreadable") >= 1
                                && sum("job", "checkpoints") >= 1);
        assertThat(sum("lives", "duplicates")).isEqualTo(1);
        assertThat(sum("lives", "late")).isEqualTo(1);
        assertThat(sum("decode", "dead_unreadable")).isEqualTo(1);
        assertThat(sum("decode", "dead_letters")).isEqualTo(1);
        assertThat(sum("rejected", "dead_too_late")).isEqualTo(1);
        assertThat(sum("job", "restarts")).isZero();
        assertThat(last("events", "lag")).hasValue(0);
        assertThat(last("events", "delay_ms").orElseThrow()).isBetween(1_000.0, 120_000.0);
        assertThat(last("job", "checkpoint_ms").orElseThrow()).isNotNegative();
        assertThat(last("lives", "busy").orElseThrow()).isBetween(0.0, 1.0);

        flink.replaceTaskManager();
        await(() -> sum("job", "restarts") >= 1);
        await(() -> last("job", "running_ms").orElse(0) > 0);
        garbage();
        await(() -> sum("decode", "dead_unreadable") >= 2);

        assertThat(sum("decode", "dead_unreadable")).isEqualTo(2);
        assertThat(sum("lives", "duplicates")).isEqualTo(1);
        assertThat(of("InfluxJob", "InfluxDB", "sum(\"written\")").orElseThrow()).isPositive();
    }

    private double sum(String part, String field) {
        return of("ContactCenterJob", part, "sum(\"%s\")".formatted(field)).orElse(0);
    }

    private OptionalDouble last(String part, String field) {
        return of("ContactCenterJob", part, "last(\"%s\")".formatted(field));
    }

    private OptionalDouble of(String job, String part, String what) {
        List<Series> series =
                new InfluxQuery(influx.url(), InfluxCredentials.NONE)
                        .query(
                                DATABASE,
                                "operations",
                                "SELECT %s AS value FROM pipeline WHERE job = '%s' AND part = '%s'"
                                        .formatted(what, job, part));
        return series.isEmpty()
                ? OptionalDouble.empty()
                : series.get(0).points().get(0).number("value");
    }

    private static CallEvent queued(String id, Instant time) {
        return CallEvent.newBuilder()
                .setEventId(id)
                .setEventTime(time.truncatedTo(MS))
                .setContactId(id)
                .setType(CallEventType.QUEUED)
                .setQueue("sales")
                .build();
    }

    private void garbage() {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(
                    new ProducerRecord<>(
                            TOPICS.calls(), "no Avro".getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean() && Instant.now().isBefore(deadline)) {
            Thread.sleep(250);
        }
    }
}
