package io.queuewatch.infra.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkClusterIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private Path directory;

    @Test
    void showsItsJobsOnTheWebAndGoesOnFromACheckpoint() throws Exception {
        FlinkCluster.Settings settings =
                new FlinkCluster.Settings(directory, Port.any(), 2, Duration.ofSeconds(10));
        try (FlinkCluster flink = FlinkCluster.start(settings)) {
            FlinkJob job = flink.submit(endless(flink));
            await(job);
            assertThat(get(flink.url() + "/jobs/overview")).contains("endless");
            assertThat(get(flink.url() + "/")).contains("Apache Flink Web Dashboard");

            job.checkpoint();
            job.cancel();
            assertThat(job.status()).isEqualTo(JobStatus.CANCELED);

            FlinkJob again = flink.submit(endless(flink), job.latestCheckpoint().orElseThrow());
            await(again);
            flink.replaceTaskManager();
            await(again);
            assertThat(again.id()).isNotEqualTo(job.id());
        }
    }

    private static StreamGraph endless(FlinkCluster flink) {
        StreamExecutionEnvironment environment = flink.environment();
        assertThat(environment.getParallelism()).isEqualTo(2);
        environment
                .fromSequence(0, Long.MAX_VALUE)
                .uid("numbers")
                .rebalance()
                .sinkTo(new DiscardingSink<>())
                .uid("nowhere");
        StreamGraph graph = environment.getStreamGraph();
        graph.setJobName("endless");
        return graph;
    }

    private static void await(FlinkJob job) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!job.allTasksRun()) {
            assertThat(System.nanoTime()).as("%s", job.failure()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static String get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
