package io.queuewatch.infra.local;

import io.queuewatch.infra.failure.KnownFailure;
import io.queuewatch.pipeline.health.HealthSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * A Flink cluster in this JVM with its web UI, on the loopback interface. It runs several jobs,
 * each with the parallelism and the checkpoints of {@link Settings}.
 */
public final class FlinkCluster implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int JOBS = 4;

    private final Settings settings;
    private final MiniCluster cluster;
    private final URI url;

    /**
     * How a cluster runs its jobs.
     *
     * @param directory where checkpoints and temporary files go
     * @param port where the web UI is
     * @param parallelism how many instances each operator has
     * @param checkpoints how often the state of a job is kept
     * @param health where the health of the jobs is told, if it is
     */
    public record Settings(
            Path directory,
            Port port,
            int parallelism,
            Duration checkpoints,
            Optional<HealthSettings> health) {

        /** A cluster that tells nobody how its jobs are. */
        public Settings(Path directory, Port port, int parallelism, Duration checkpoints) {
            this(directory, port, parallelism, checkpoints, Optional.empty());
        }

        /** The same, telling it. */
        public Settings withHealth(HealthSettings told) {
            return new Settings(directory, port, parallelism, checkpoints, Optional.of(told));
        }

        private Path checkpointDirectory() {
            return directory.toAbsolutePath().resolve("checkpoints");
        }

        private Configuration configuration(int rest) {
            Configuration configuration = new Configuration();
            configuration.set(RestOptions.ADDRESS, HOST);
            configuration.set(RestOptions.BIND_ADDRESS, HOST);
            configuration.set(RestOptions.PORT, rest);
            configuration.set(RestOptions.BIND_PORT, Integer.toString(rest));
            configuration.set(WebOptions.SUBMIT_ENABLE, false);
            Optional.ofNullable(System.getProperty("queuewatch.log"))
                    .ifPresent(log -> configuration.set(WebOptions.LOG_PATH, log));
            configuration.set(JobManagerOptions.ADDRESS, HOST);
            configuration.set(
                    CoreOptions.TMP_DIRS, directory.toAbsolutePath().resolve("tmp").toString());
            configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, parallelism * JOBS);
            configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(128));
            configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(128));

            configuration.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
            configuration.set(PipelineOptions.GENERIC_TYPES, false);
            configuration.set(PipelineOptions.OBJECT_REUSE, true);
            configuration.set(StateBackendOptions.STATE_BACKEND, "hashmap");
            configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpoints);
            configuration.set(
                    CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                    checkpointDirectory().toUri().toString());
            configuration.set(
                    CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                    ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
            configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 10);
            configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
            configuration.set(
                    RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
                    Duration.ofMillis(500));
            health.ifPresent(told -> told.configure(configuration));
            return configuration;
        }
    }

    private FlinkCluster(Settings settings, MiniCluster cluster, URI url) {
        this.settings = settings;
        this.cluster = cluster;
        this.url = url;
    }

    /**
     * Starts a cluster and returns when it takes jobs.
     *
     * @throws KnownFailure if the port is taken or the cluster does not start
     */
    public static FlinkCluster start(Settings settings) {
        int rest = settings.port().claim();
        MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(settings.configuration(rest))
                                .setCommonBindAddress(HOST)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(settings.parallelism() * JOBS)
                                .build());
        try {
            cluster.start();
        } catch (Exception e) {
            throw new KnownFailure(
                    "Flink does not start: " + e.getMessage(), "see the log for the cause", e);
        }
        FlinkCluster started =
                new FlinkCluster(settings, cluster, URI.create("http://" + HOST + ":" + rest));
        AtExit.close(started);
        return started;
    }

    /** Where its web UI is. */
    public URI url() {
        return url;
    }

    /** An empty environment with the cluster's settings, to build a job's graph in. */
    public StreamExecutionEnvironment environment() {
        return StreamExecutionEnvironment.getExecutionEnvironment(cluster.getConfiguration());
    }

    /** Starts a job that begins with no state. */
    public FlinkJob submit(StreamGraph graph) {
        return submit(graph, SavepointRestoreSettings.none());
    }

    /**
     * Starts a job that goes on from a checkpoint, as {@link FlinkJob#latestCheckpoint} gives it.
     */
    public FlinkJob submit(StreamGraph graph, Path checkpoint) {
        return submit(
                graph, SavepointRestoreSettings.forPath(checkpoint.toUri().toString(), false));
    }

    private FlinkJob submit(StreamGraph graph, SavepointRestoreSettings restore) {
        graph.setSavepointRestoreSettings(restore);
        JobID id = Waiting.on(cluster.submitJob(graph.getJobGraph())).getJobID();
        return new FlinkJob(graph.getJobName(), id, cluster, settings.checkpointDirectory());
    }

    /**
     * Ends the process that runs the tasks, in the midst of them, and starts another: what a
     * machine's end does to a cluster.
     */
    public void replaceTaskManager() {
        Waiting.on(cluster.terminateTaskManager(0));
        try {
            cluster.startTaskManager();
        } catch (Exception e) {
            throw new IllegalStateException("no other task manager starts", e);
        }
    }

    /** Ends all jobs and the cluster. */
    @Override
    public synchronized void close() {
        try {
            cluster.closeAsync().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Flink does not close", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        AtExit.forget(this);
    }
}
