package io.queuewatch.infra.local;

import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.health.HealthSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the jobs need on one machine: Kafka, InfluxDB and Flink, started in this order and stopped
 * in the opposite one, at the end of the JVM at the latest.
 */
public final class LocalStack implements AutoCloseable {

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Consumer<String> progress;
    private EmbeddedBroker broker;
    private URI influx;
    private FlinkCluster flink;

    private LocalStack(Consumer<String> progress) {
        this.progress = progress;
    }

    /**
     * What is started, and where.
     *
     * @param directory holds all data; a subdirectory for each server
     * @param kafka port of Kafka
     * @param influx port of InfluxDB, if one is started
     * @param influxUrl an InfluxDB that runs already
     * @param flink port of Flink's web UI
     * @param parallelism how many instances each operator has
     * @param checkpoints how often the state of a job is kept
     * @param health of which topics Flink tells how the jobs are, if it does
     */
    public record Settings(
            Path directory,
            Port kafka,
            Port influx,
            Optional<URI> influxUrl,
            Port flink,
            int parallelism,
            Duration checkpoints,
            Optional<Topics> health) {

        /** All of it on ports that are free. */
        public static Settings in(Path directory) {
            return new Settings(
                    directory,
                    Port.any(),
                    Port.any(),
                    Optional.empty(),
                    Port.any(),
                    1,
                    Duration.ofSeconds(10),
                    Optional.empty());
        }

        public Settings withKafka(Port port) {
            return new Settings(
                    directory, port, influx, influxUrl, flink, parallelism, checkpoints, health);
        }

        public Settings withInflux(Port port) {
            return new Settings(
                    directory, kafka, port, influxUrl, flink, parallelism, checkpoints, health);
        }

        /** An InfluxDB that runs already, or null to start one. */
        public Settings withInflux(URI url) {
            return new Settings(
                    directory,
                    kafka,
                    influx,
                    Optional.ofNullable(url),
                    flink,
                    parallelism,
                    checkpoints,
                    health);
        }

        public Settings withFlink(Port port) {
            return new Settings(
                    directory, kafka, influx, influxUrl, port, parallelism, checkpoints, health);
        }

        public Settings withParallelism(int instances) {
            return new Settings(
                    directory, kafka, influx, influxUrl, flink, instances, checkpoints, health);
        }

        public Settings withCheckpoints(Duration interval) {
            return new Settings(
                    directory, kafka, influx, influxUrl, flink, parallelism, interval, health);
        }

        /** Flink tells how its jobs are, in the topic of the health among these. */
        public Settings withHealth(Topics topics) {
            return new Settings(
                    directory,
                    kafka,
                    influx,
                    influxUrl,
                    flink,
                    parallelism,
                    checkpoints,
                    Optional.of(topics));
        }

        private void claimPorts() {
            kafka.claim();
            flink.claim();
            if (influxUrl.isEmpty()) {
                influx.claim();
            }
        }
    }

    /**
     * Starts all of it.
     *
     * @param progress takes a line for people about each step
     * @throws io.queuewatch.infra.failure.KnownFailure if a port is taken, before anything is
     *     started; or if something does not start, after what was started is stopped again
     */
    public static LocalStack start(Settings settings, Consumer<String> progress) {
        settings.claimPorts();
        LocalStack stack = new LocalStack(progress);
        try {
            stack.startAll(settings);
            return stack;
        } catch (RuntimeException | Error e) {
            stack.close();
            throw e;
        }
    }

    /** Kafka. */
    public EmbeddedBroker broker() {
        return broker;
    }

    /** Where InfluxDB answers. */
    public URI influx() {
        return influx;
    }

    /** Flink. */
    public FlinkCluster flink() {
        return flink;
    }

    /** Starts one more server, which is then stopped before those that are there. */
    public <T extends AutoCloseable> T start(
            String name, Supplier<T> server, java.util.function.Function<T, Object> address) {
        long begin = System.nanoTime();
        T running = server.get();
        started.push(running);
        double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
        progress.accept("✓ %-9s %-24s %5.1f s".formatted(name, address.apply(running), seconds));
        return running;
    }

    private void startAll(Settings settings) {
        Path directory = settings.directory();
        broker =
                start(
                        "kafka",
                        () -> EmbeddedBroker.start(directory.resolve("kafka"), settings.kafka()),
                        EmbeddedBroker::bootstrapServers);
        influx = settings.influxUrl().map(this::given).orElseGet(() -> ownInflux(settings));
        flink = start("flink", () -> FlinkCluster.start(cluster(settings)), FlinkCluster::url);
    }

    private FlinkCluster.Settings cluster(Settings settings) {
        return new FlinkCluster.Settings(
                settings.directory().resolve("flink"),
                settings.flink(),
                settings.parallelism(),
                settings.checkpoints(),
                settings.health()
                        .map(topics -> new HealthSettings(broker.bootstrapServers(), topics)));
    }

    private URI given(URI url) {
        String version = new InfluxPing(url).version().orElse("of unknown version");
        progress.accept("✓ %-9s %-24s %s, running already".formatted("influxdb", url, version));
        return url;
    }

    private URI ownInflux(Settings settings) {
        return start(
                        "influxdb",
                        () ->
                                InfluxServer.start(
                                        settings.directory().resolve("influxdb"),
                                        settings.influx(),
                                        progress),
                        InfluxServer::url)
                .url();
    }

    /** Stops all of it, the latest started first. */
    @Override
    public void close() {
        RuntimeException failed = null;
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                IllegalStateException wrapped = new IllegalStateException(e);
                if (failed == null) {
                    failed = wrapped;
                } else {
                    failed.addSuppressed(wrapped);
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
