package io.queuewatch.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.queuewatch.infra.kafka.TopicAdmin;
import io.queuewatch.infra.local.LocalStack;
import io.queuewatch.infra.local.Port;
import io.queuewatch.infra.notify.NotificationReceiver;
import io.queuewatch.pipeline.alert.AlertKey;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.AlertSeverity;
import io.queuewatch.schemas.AlertState;
import io.queuewatch.schemas.Codec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands on the topic of alerts is shown as what would have arrived. */
class DemoAlertsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Instant TROUBLE = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @TempDir private Path directory;

    private final List<String> progress = new ArrayList<>();

    @Test
    void shouldShowWhoWouldHaveBeenToldAndThatTheWatchdogIsHeard() throws Exception {
        HttpServer influx = influx();
        LocalStack.Settings settings =
                LocalStack.Settings.in(directory)
                        .withInflux(
                                URI.create("http://127.0.0.1:" + influx.getAddress().getPort()));
        try (LocalStack stack = LocalStack.start(settings, progress::add)) {
            try (TopicAdmin admin = new TopicAdmin(stack.broker().bootstrapServers())) {
                admin.create(Topics.LIVE, 1, 1);
            }
            DemoAlerts alerts =
                    new DemoAlerts(
                            stack, directory.resolve("alerts"), ZoneId.of("UTC"), progress::add);
            DemoAlerts.Way way = alerts.open(null, Port.any(), Port.any());
            alerts.tell(way, URI.create("http://127.0.0.1:3000"));
            NotificationReceiver receiver = way.receiver();
            send(stack, AlertState.FIRING);
            await(receiver, "pager    FIRING    critical  QueuewatchNobodySignedIn  voice sales");
            await(receiver, "the watchdog was heard");
            send(stack, AlertState.RESOLVED);
            await(receiver, "pager    resolved  critical  QueuewatchNobodySignedIn  voice sales");
        }
        influx.stop(0);
        assertThat(Files.readAllLines(directory.resolve("notifications.txt")))
                .hasSize(2)
                .noneMatch(line -> line.contains("Watchdog"));
        assertThat(progress).anyMatch(line -> line.contains("AlertJob"));
    }

    /** Alerts need no InfluxDB, but one that answers. */
    private static HttpServer influx() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.getResponseHeaders().set("X-Influxdb-Version", "1.6.7");
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private static void send(LocalStack stack, AlertState state) throws Exception {
        boolean over = state == AlertState.RESOLVED;
        Alert word =
                Alert.newBuilder()
                        .setName("QueuewatchNobodySignedIn")
                        .setSeverity(AlertSeverity.CRITICAL)
                        .setChannel("voice")
                        .setQueue("sales")
                        .setState(state)
                        .setStartsAt(TROUBLE)
                        .setEndsAt(over ? TROUBLE.plusMillis(1) : null)
                        .setAt(over ? TROUBLE.plusMillis(1) : TROUBLE)
                        .setSummary("Nobody is signed in")
                        .setDescription("4 wait, nobody is signed in")
                        .setDashboard("queuewatch-on-call")
                        .setRunbook("QueuewatchNobodySignedIn")
                        .build();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", stack.broker().bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(
                            new ProducerRecord<>(
                                    Topics.LIVE.alerts(),
                                    AlertKey.of(word).text().getBytes(StandardCharsets.UTF_8),
                                    Codec.of(Alert.class).encode(word)))
                    .get();
        }
    }

    private static void await(NotificationReceiver receiver, String text) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (receiver.lines(5).stream().noneMatch(line -> line.contains(text))) {
            assertThat(Instant.now()).as("%s", receiver.lines(5)).isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
        }
    }
}
