package io.queuewatch.infra.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.infra.influxql.InfluxCredentials;
import io.queuewatch.infra.influxql.InfluxQuery;
import io.queuewatch.infra.influxql.InfluxQueryException;
import io.queuewatch.infra.kafka.EventWriter;
import io.queuewatch.infra.kafka.TopicAdmin;
import io.queuewatch.infra.local.EmbeddedBroker;
import io.queuewatch.infra.local.FlinkCluster;
import io.queuewatch.infra.local.FlinkJob;
import io.queuewatch.infra.local.InfluxDatabases;
import io.queuewatch.infra.local.InfluxServer;
import io.queuewatch.infra.local.Port;
import io.queuewatch.infra.local.SmallDisk;
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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.JobStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** InfluxDB's disk is full while rows come: they are held, and arrive once there is room again. */
class FullDiskIT {

    private static final Instant FROM = Instant.parse("2025-10-25T18:00:00Z");
    private static final Duration SPAN = Duration.ofHours(20);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int CONTACTS = 300;
    private static final int MEGABYTES = 48;
    private static final String DATABASE = "it";
    private static final Topics TOPICS = new Topics("full-");

    @TempDir private Path directory;

    @Test
    void shouldLoseNothingThroughAFullDisk() throws Exception {
        List<SpecificRecordBase> events = new RandomLives(31).events(CONTACTS, FROM, SPAN);
        List<SpecificRecordBase> before = events.subList(0, events.size() / 2);
        List<SpecificRecordBase> after = events.subList(events.size() / 2, events.size());
        try (SmallDisk disk = SmallDisk.of(directory.resolve("influxdb"), MEGABYTES);
                InfluxServer influx = disk.influx(Port.any());
                EmbeddedBroker broker =
                        EmbeddedBroker.start(directory.resolve("kafka"), Port.any());
                FlinkCluster flink =
                        FlinkCluster.start(
                                new FlinkCluster.Settings(
                                        directory.resolve("flink"),
                                        Port.any(),
                                        1,
                                        Duration.ofSeconds(1)));
                EventWriter writer = new EventWriter(broker.bootstrapServers(), TOPICS, "test")) {
            new InfluxDatabases(influx.url(), Optional.empty()).provisionForHistory(DATABASE);
            try (TopicAdmin admin = new TopicAdmin(broker.bootstrapServers())) {
                admin.create(TOPICS, 1, 1);
            }
            LocalJobs jobs = new LocalJobs(flink, broker.bootstrapServers(), TOPICS);
            jobs.contactCenter(targets(), settings());
            FlinkJob delivery =
                    jobs.influx(
                            InfluxSettings.of(influx.url(), InfluxVersion.V1)
                                    .withDatabase(DATABASE),
                            false);
            StoredRows stored =
                    new StoredRows(new InfluxQuery(influx.url(), InfluxCredentials.NONE), DATABASE);
            before.forEach(writer::send);
            writer.mark(FROM.minus(Duration.ofDays(2)));
            writer.flush();
            await(() -> !stored.rows().kpis().isEmpty());

            disk.fill();
            await(() -> write(influx.url()).contains("no space left on device"));
            assertThat(write(influx.url())).contains("no space left on device");
            after.forEach(writer::send);
            writer.end(FROM.plus(SPAN));
            writer.flush();
            BatchCalculation.Rows expected =
                    BatchCalculation.rows(events, RandomLivesTargets.targets(), Instant.MAX);
            holdsFor(Duration.ofSeconds(10), delivery);
            assertThat(differences(expected, stored)).isNotEmpty();

            disk.free();
            influx.stop();
            influx.start();
            await(() -> differences(expected, stored).isEmpty());
            assertThat(differences(expected, stored)).isEmpty();
        }
    }

    private static void holdsFor(Duration time, FlinkJob job) throws InterruptedException {
        Instant end = Instant.now().plus(time);
        while (Instant.now().isBefore(end)) {
            assertThat(job.status()).isEqualTo(JobStatus.RUNNING);
            assertThat(job.failure()).isEmpty();
            Thread.sleep(250);
        }
    }

    private static List<String> differences(BatchCalculation.Rows expected, StoredRows stored) {
        try {
            return Differences.between(expected, stored.rows());
        } catch (InfluxQueryException e) {
            return List.of(e.getMessage());
        }
    }

    /** What InfluxDB answers to a point. */
    private static String write(URI influx) throws Exception {
        HttpResponse<String> answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(influx.resolve("/write?db=" + DATABASE))
                                        .POST(HttpRequest.BodyPublishers.ofString("probe v=1i"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    private static JobSettings settings() {
        return new JobSettings(
                true,
                500,
                JobSettings.LIVE.disorderMs(),
                JobSettings.LIVE.horizonMs(),
                JobSettings.LIVE.correspondenceHorizonMs(),
                JobSettings.LIVE.outcomeHorizonMs(),
                JobSettings.LIVE.retentionMs(),
                Long.MAX_VALUE);
    }

    private Targets targets() throws Exception {
        Path file = directory.resolve("targets.yaml");
        try (InputStream resource =
                RandomLives.class.getResourceAsStream("random-lives-targets.yaml")) {
            Files.copy(resource, file);
        }
        return Targets.load(file);
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.call() && Instant.now().isBefore(deadline)) {
            Thread.sleep(250);
        }
    }
}
