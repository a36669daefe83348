package io.queuewatch.infra.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.queuewatch.infra.jobs.Webhooks.Told;
import io.queuewatch.infra.kafka.TopicAdmin;
import io.queuewatch.infra.local.AlertmanagerConfiguration;
import io.queuewatch.infra.local.AlertmanagerServer;
import io.queuewatch.infra.local.EmbeddedBroker;
import io.queuewatch.infra.local.FlinkCluster;
import io.queuewatch.infra.local.Port;
import io.queuewatch.infra.local.WorkDirectory;
import io.queuewatch.pipeline.alert.AlertKey;
import io.queuewatch.pipeline.alert.AlertmanagerSettings;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.AlertSeverity;
import io.queuewatch.schemas.AlertState;
import io.queuewatch.schemas.Codec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the topic to the people, on a real broker, a Flink cluster and a real Alertmanager. */
class AlertJobIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Topics TOPICS = new Topics("it-");
    @TempDir private Path directory;

    private final Instant trouble = Instant.now().minusSeconds(120).truncatedTo(ChronoUnit.MILLIS);
    private final Webhooks webhooks = new Webhooks();
    private EmbeddedBroker broker;
    private FlinkCluster flink;
    private AlertmanagerServer alertmanager;
    private KafkaProducer<byte[], byte[]> producer;

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start(directory.resolve("kafka"), Port.any());
        flink =
                FlinkCluster.start(
                        new FlinkCluster.Settings(
                                directory.resolve("flink"), Port.any(), 1, Duration.ofSeconds(1)));
        Path home = directory.resolve("alertmanager");
        Path configuration =
                AlertmanagerConfiguration.withWebhooks(
                        WorkDirectory.home().resolve("infra/alertmanager/alertmanager.yml"),
                        webhooks.url(),
                        home);
        alertmanager = AlertmanagerServer.start(home, configuration, Port.any(), line -> {});
        try (TopicAdmin admin = new TopicAdmin(broker.bootstrapServers())) {
            admin.create(TOPICS, 2, 1);
        }
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        new LocalJobs(flink, broker.bootstrapServers(), TOPICS)
                .alerts(
                        AlertmanagerSettings.of(
                                        alertmanager.url(),
                                        URI.create("http://127.0.0.1:3000"),
                                        URI.create("https://example.org/runbooks"))
                                .withPace(Duration.ofSeconds(2), Duration.ofMinutes(5)));
    }

    @AfterEach
    void stop() {
        producer.close();
        flink.close();
        alertmanager.close();
        broker.close();
        webhooks.close();
    }

    @Test
    void shouldTellOnceOfAnIncidentAndOnceOfItsEndThoughAlertmanagerAndTasksDie() throws Exception {
        send(firing(AlertSeverity.CRITICAL));
        send(firing(AlertSeverity.WARNING));
        await(() -> !webhooks.by("pager").isEmpty());
        await(() -> isInhibited("warning"));
        await(() -> !webhooks.by("watchdog").isEmpty());

        alertmanager.stop();
        flink.replaceTaskManager();
        send(firing(AlertSeverity.CRITICAL));
        alertmanager.start();
        await(() -> isInhibited("warning"));

        send(resolved(AlertSeverity.WARNING));
        await(() -> !isInhibited("warning"));
        send(resolved(AlertSeverity.CRITICAL));
        await(() -> webhooks.by("pager").size() > 1);

        assertThat(webhooks.by("pager"))
                .extracting(Told::status)
                .containsExactly("firing", "resolved");
        assertThat(webhooks.by("pager"))
                .allSatisfy(
                        told -> {
                            assertThat(told.label("alertname"))
                                    .isEqualTo("QueuewatchNobodySignedIn");
                            assertThat(told.label("severity")).isEqualTo("critical");
                            assertThat(told.label("channel")).isEqualTo("voice");
                            assertThat(told.label("queue")).isEqualTo("PS");
                            assertThat(told.alert().get("labels")).hasSize(4);
                            assertThat(Instant.parse(told.alert().get("startsAt").asText()))
                                    .isEqualTo(trouble);
                            assertThat(told.alert().get("annotations"))
                                    .hasSize(4)
                                    .allSatisfy(text -> assertThat(text.asText()).isNotBlank());
                        });
        assertThat(webhooks.by("ticket")).isEmpty();
    }

    private boolean isInhibited(String severity) {
        for (JsonNode alert : known()) {
            if (alert.at("/labels/severity").asText().equals(severity)) {
                return !alert.at("/status/inhibitedBy").isEmpty();
            }
        }
        return false;
    }

    private JsonNode known() {
        try {
            return new JsonMapper().readTree(alertmanager.url().resolve("/api/v2/alerts").toURL());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(Alert word) throws Exception {
        producer.send(
                        new ProducerRecord<>(
                                TOPICS.alerts(),
                                AlertKey.of(word).text().getBytes(StandardCharsets.UTF_8),
                                Codec.of(Alert.class).encode(word)))
                .get();
    }

    private Alert firing(AlertSeverity severity) {
        return Alert.newBuilder()
                .setName("QueuewatchNobodySignedIn")
                .setSeverity(severity)
                .setChannel("voice")
                .setQueue("PS")
                .setState(AlertState.FIRING)
                .setStartsAt(trouble)
                .setAt(trouble)
                .setSummary("Nobody is signed in")
                .setDescription("4 wait, nobody is signed in")
                .setDashboard("queuewatch-on-call")
                .setRunbook("QueuewatchNobodySignedIn")
                .build();
    }

    private Alert resolved(AlertSeverity severity) {
        Alert word = firing(severity);
        word.setState(AlertState.RESOLVED);
        word.setAt(trouble.plusSeconds(60));
        word.setEndsAt(trouble.plusSeconds(60));
        return word;
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
        }
    }
}
