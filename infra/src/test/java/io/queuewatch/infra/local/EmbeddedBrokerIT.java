package io.queuewatch.infra.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuewatch.infra.failure.KnownFailure;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    private static final String TOPIC = "calls";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir private Path directory;

    @Test
    void keepsWhatWasWrittenWhenItIsStartedAgain() throws Exception {
        int port;
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, Port.any())) {
            port = broker.port();
            createTopic(broker);
            write(broker, "first");
            assertThat(read(broker)).isEqualTo("first");
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, new Port(port, "--p"))) {
            assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
            assertThat(read(broker)).isEqualTo("first");
        }
    }

    @Test
    void namesAPortThatIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Port taken = new Port(other.getLocalPort(), "--kafka-port");

            assertThatThrownBy(() -> EmbeddedBroker.start(directory, taken))
                    .isInstanceOf(KnownFailure.class)
                    .hasMessage("port %d is taken", other.getLocalPort())
                    .extracting(e -> ((KnownFailure) e).right().orElseThrow())
                    .isEqualTo("give another with --kafka-port");
        }
        assertThat(directory).isEmptyDirectory();
    }

    private static void createTopic(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(client(broker))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static void write(EmbeddedBroker broker, String value) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(
                        client(broker), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, value)).get();
        }
    }

    private static String read(EmbeddedBroker broker) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "group.id",
                        "reader-" + System.nanoTime(),
                        "auto.offset.reset",
                        "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < deadline) {
                for (var read : consumer.poll(Duration.ofMillis(200))) {
                    return read.value();
                }
            }
        }
        throw new AssertionError("nothing to read");
    }

    private static Map<String, Object> client(EmbeddedBroker broker) {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }
}
