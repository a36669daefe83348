package io.queuewatch.infra.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;

/** A job that was given to a {@link FlinkCluster}. */
public final class FlinkJob {

    private final String name;
    private final JobID id;
    private final MiniCluster cluster;
    private final Path checkpoints;

    FlinkJob(String name, JobID id, MiniCluster cluster, Path checkpoints) {
        this.name = name;
        this.id = id;
        this.cluster = cluster;
        this.checkpoints = checkpoints.resolve(id.toHexString());
    }

    /** What the job is called. */
    public String name() {
        return name;
    }

    /** What Flink calls it. */
    public JobID id() {
        return id;
    }

    /** What the job as a whole does. */
    public JobStatus status() {
        return Waiting.on(cluster.getJobStatus(id));
    }

    /** Whether every task runs; a job says RUNNING before its tasks do. */
    public boolean allTasksRun() {
        AccessExecutionGraph graph = Waiting.on(cluster.getExecutionGraph(id));
        if (graph.getState() != JobStatus.RUNNING) {
            return false;
        }
        Iterator<? extends AccessExecutionVertex> tasks =
                graph.getAllExecutionVertices().iterator();
        while (tasks.hasNext()) {
            if (tasks.next().getExecutionState() != ExecutionState.RUNNING) {
                return false;
            }
        }
        return true;
    }

    /** What ended the job, or made it start again most recently. */
    public Optional<String> failure() {
        return Optional.ofNullable(Waiting.on(cluster.getExecutionGraph(id)).getFailureInfo())
                .map(info -> info.getExceptionAsString());
    }

    /** The directory of the newest complete checkpoint. */
    public Optional<Path> latestCheckpoint() {
        if (!Files.isDirectory(checkpoints)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.list(checkpoints)) {
            return found.filter(checkpoint -> Files.exists(checkpoint.resolve("_metadata")))
                    .max(Comparator.comparingLong(FlinkJob::number));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for checkpoints in " + checkpoints, e);
        }
    }

    /** Takes a checkpoint now and returns when it is complete. */
    public void checkpoint() {
        Waiting.on(cluster.triggerCheckpoint(id));
    }

    /** Ends the job and returns when it has ended; its last checkpoint stays. */
    public void cancel() {
        if (!status().isGloballyTerminalState()) {
            Waiting.on(cluster.cancelJob(id));
        }
        awaitEnd();
    }

    /** Waits until the job has ended, however it does. */
    public JobStatus awaitEnd() {
        Waiting.on(cluster.requestJobResult(id));
        return status();
    }

    /**
     * Waits until the job has ended, however it does, but no longer than so.
     *
     * @return whether it has ended
     */
    public boolean awaitEnd(Duration atMost) {
        try {
            Waiting.on(
                    cluster.requestJobResult(id)
                            .orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS));
            return true;
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException) {
                return false;
            }
            throw e;
        }
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().replaceFirst("^chk-", ""));
    }
}
