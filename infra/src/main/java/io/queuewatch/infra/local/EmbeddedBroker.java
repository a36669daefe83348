package io.queuewatch.infra.local;

import io.queuewatch.infra.failure.KnownFailure;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A Kafka of one node in this JVM, on the loopback interface. What was written is still there when
 * another is started on the same directory.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int NODE = 1;
    private static final String CONTROLLER = "CONTROLLER";

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker and returns when it takes requests.
     *
     * @param directory where it keeps its data; made and formatted if there is none
     * @throws KnownFailure if the port is taken, or the broker does not start
     */
    public static EmbeddedBroker start(Path directory, Port port) {
        int number = port.claim();
        try {
            format(directory);
            KafkaRaftServer server =
                    new KafkaRaftServer(
                            KafkaConfig.fromProps(properties(directory, number)), Time.SYSTEM);
            server.startup();
            EmbeddedBroker broker = new EmbeddedBroker(server, number);
            AtExit.close(broker);
            return broker;
        } catch (Exception e) {
            throw new KnownFailure(
                    "the Kafka broker does not start on %s:%d with its data in %s: %s"
                            .formatted(HOST, number, directory, e.getMessage()),
                    "empty that directory if it was left by another version; the log has more",
                    e);
        }
    }

    /** What a client connects to. */
    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Stops the broker; its data stay. */
    @Override
    public synchronized void close() {
        server.shutdown();
        server.awaitShutdown();
        AtExit.forget(this);
    }

    private static void format(Path directory) throws Exception {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(directory);
        new Formatter()
                .setPrintStream(
                        new PrintStream(
                                OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(NODE)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName(CONTROLLER)
                .setMetadataLogDirectory(directory.toString())
                .addDirectory(directory.toString())
                .run();
    }

    private static Properties properties(Path directory, int port) {
        int controller = Port.any().claim();
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("controller.quorum.voters", "%d@%s:%d".formatted(NODE, HOST, controller));
        settings.put("controller.listener.names", CONTROLLER);
        settings.put(
                "listeners",
                "PLAINTEXT://%s:%d,%s://%s:%d".formatted(HOST, port, CONTROLLER, HOST, controller));
        settings.put("log.dirs", directory.toString());
        settings.put("auto.create.topics.enable", "false");

        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");

        settings.put("group.initial.rebalance.delay.ms", "0");
        // After a kill the broker may register again once its last session is over.
        settings.put("broker.session.timeout.ms", "4000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("log.cleaner.dedupe.buffer.size", "4194304");

        Properties properties = new Properties();
        properties.putAll(settings);
        return properties;
    }
}
