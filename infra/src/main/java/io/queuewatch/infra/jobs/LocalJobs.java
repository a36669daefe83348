package io.queuewatch.infra.jobs;

import io.queuewatch.infra.local.FlinkCluster;
import io.queuewatch.infra.local.FlinkJob;
import io.queuewatch.infra.local.InfluxPing;
import io.queuewatch.pipeline.alert.AlertmanagerSettings;
import io.queuewatch.pipeline.alert.AlertmanagerSink;
import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.drift.DriftSettings;
import io.queuewatch.pipeline.influx.InfluxSettings;
import io.queuewatch.pipeline.influx.InfluxSink;
import io.queuewatch.pipeline.ingest.KafkaEnds;
import io.queuewatch.pipeline.ingest.TargetsTopic;
import io.queuewatch.pipeline.job.AlertJob;
import io.queuewatch.pipeline.job.ContactCenterJob;
import io.queuewatch.pipeline.job.DriftJob;
import io.queuewatch.pipeline.job.InfluxJob;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * The jobs of one set of topics on a local Flink.
 *
 * @param flink where they run
 * @param bootstrapServers Kafka, as host:port
 * @param topics what they read and write
 */
public record LocalJobs(FlinkCluster flink, String bootstrapServers, Topics topics) {

    /** Consumer group of ContactCenterJob. */
    public String contactCenterGroup() {
        return topics.prefix() + "queuewatch";
    }

    /** Consumer group of InfluxJob. */
    public String influxGroup() {
        return topics.prefix() + "queuewatch-influx";
    }

    /**
     * Starts the job that computes. In a replay it ends where its topics end now.
     *
     * @param targets what is promised, by queue
     * @param settings whether it is live, and how it runs
     */
    public FlinkJob contactCenter(Targets targets, JobSettings settings) {
        return flink.submit(contactCenterGraph(targets, settings));
    }

    /** The graph of the job that computes, to start from a checkpoint. */
    public StreamGraph contactCenterGraph(Targets targets, JobSettings settings) {
        KafkaEnds kafka = new KafkaEnds(bootstrapServers, topics, contactCenterGroup());
        TargetsTopic versions = new TargetsTopic(bootstrapServers, topics);
        StreamExecutionEnvironment env = flink.environment();
        if (!settings.live()) {
            env.configure(fewRestarts());
        }
        new ContactCenterJob(
                        kafka.events(settings),
                        versions.source(settings.live()),
                        kafka.sink(topics.kpis()),
                        kafka.sink(topics.now()),
                        kafka.sink(topics.sla()),
                        kafka.sink(topics.alerts()),
                        kafka.sink(topics.deadLetters()),
                        versions.history(targets),
                        topics,
                        settings)
                .build(env);
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName("ContactCenterJob");
        return graph;
    }

    /** Consumer group of DriftJob. */
    public String driftGroup() {
        return topics.prefix() + "queuewatch-drift";
    }

    /**
     * Starts the job that charts.
     *
     * @param targets what is promised, by queue
     * @param live whether it goes on, instead of ending where its topics end now
     */
    public FlinkJob drift(Targets targets, boolean live) {
        var source = DriftJob.source(bootstrapServers, topics, driftGroup());
        TargetsTopic versions = new TargetsTopic(bootstrapServers, topics);
        if (!live) {
            source.setBounded(OffsetsInitializer.latest());
        }
        KafkaEnds kafka = new KafkaEnds(bootstrapServers, topics, driftGroup());
        StreamExecutionEnvironment env = flink.environment();
        if (!live) {
            env.configure(fewRestarts());
        }
        new DriftJob(
                        source.build(),
                        versions.source(live),
                        live
                                ? Optional.of(
                                        DriftJob.decisions(bootstrapServers, topics, driftGroup()))
                                : Optional.empty(),
                        kafka.sink(topics.charts()),
                        kafka.sink(topics.alerts()),
                        versions.history(targets),
                        DriftSettings.DEFAULT,
                        live)
                .build(env);
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName("DriftJob");
        return flink.submit(graph);
    }

    /** Somebody waits for a replay to end: what fails again and again is told, not hidden. */
    private static Configuration fewRestarts() {
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofSeconds(1));
        return configuration;
    }

    /**
     * Starts the job that delivers.
     *
     * @param influx which InfluxDB
     * @param untilNow whether it ends where its topics end now, instead of never
     */
    public FlinkJob influx(InfluxSettings influx, boolean untilNow) {
        var source = InfluxJob.source(bootstrapServers, topics, influxGroup());
        if (untilNow) {
            source.setBounded(OffsetsInitializer.latest());
        }
        var deadLetters =
                new KafkaEnds(bootstrapServers, topics, influxGroup()).sink(topics.deadLetters());
        StreamExecutionEnvironment env = flink.environment();
        env.configure(InfluxJob.configuration());
        new InfluxJob(
                        source.build(),
                        InfluxSink.builder().settings(influx).deadLetters(deadLetters).build(),
                        deadLetters)
                .build(env);
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName("InfluxJob");
        return flink.submit(graph);
    }

    /**
     * Starts the job that tells people.
     *
     * @param alertmanager which Alertmanager
     */
    public FlinkJob alerts(AlertmanagerSettings alertmanager) {
        String group = topics.prefix() + "queuewatch-alerts";
        StreamExecutionEnvironment env = flink.environment();
        env.configure(AlertJob.configuration());
        new AlertJob(
                        AlertJob.source(bootstrapServers, topics, group).build(),
                        AlertJob.signs(bootstrapServers, topics, group).build(),
                        new AlertmanagerSink(
                                alertmanager,
                                new KafkaEnds(bootstrapServers, topics, group)
                                        .sink(topics.deadLetters())))
                .build(env);
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName("AlertJob");
        return flink.submit(graph);
    }

    /**
     * A database of an InfluxDB, whose version it says itself, with the credentials of the
     * environment.
     */
    public static InfluxSettings influxSettings(
            Map<String, String> environment, URI url, String database) {
        Map<String, String> settings = new HashMap<>(environment);
        settings.put("QUEUEWATCH_INFLUX_URL", url.toString());
        settings.put("QUEUEWATCH_INFLUX_DATABASE", database);
        settings.computeIfAbsent(
                "QUEUEWATCH_INFLUX_VERSION", name -> new InfluxPing(url).version().orElse("1"));
        return InfluxSettings.from(settings);
    }

    /** Why a job that should have finished did not, for people; empty where it did. */
    public static Optional<String> failure(FlinkJob job) {
        return switch (job.awaitEnd()) {
            case FINISHED -> Optional.empty();
            default ->
                    Optional.of(
                            job.name()
                                    + " ended as "
                                    + job.status()
                                    + job.failure()
                                            .flatMap(text -> text.lines().findFirst())
                                            .map(line -> ": " + line)
                                            .orElse(""));
        };
    }
}
