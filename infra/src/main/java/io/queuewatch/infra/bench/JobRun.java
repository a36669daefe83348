package io.queuewatch.infra.bench;

import io.queuewatch.infra.failure.KnownFailure;
import io.queuewatch.infra.local.FlinkCluster;
import io.queuewatch.infra.local.FlinkJob;
import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.ingest.KafkaEnds;
import io.queuewatch.pipeline.ingest.TargetsTopic;
import io.queuewatch.pipeline.job.ContactCenterJob;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic from its beginning to its present end by the whole job, Kafka to Kafka.
 *
 * @param flink runs it
 * @param bootstrapServers Kafka, as {@code host:port}
 * @param topics what it reads and writes
 * @param targets what is promised
 */
record JobRun(FlinkCluster flink, String bootstrapServers, Topics topics, Targets targets) {

    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    /**
     * Runs it. The time goes from when all tasks run to when the job has ended: connecting is in
     * it, and writing the last rows and the last checkpoint; deploying is not.
     */
    Run run(long records) {
        FlinkJob job = flink.submit(graph());
        ProcessorTime processor = ProcessorTime.watched();
        long begin = System.nanoTime();
        boolean running = false;
        while (!ended(job)) {
            if (!running && job.allTasksRun()) {
                running = true;
                var deploying = processor.stop();
                LOG.info("deploying the job took {} of processor time", deploying);
                processor = ProcessorTime.watched();
                begin = System.nanoTime();
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return new Run((System.nanoTime() - begin) / 1e9, records, processor.stop());
    }

    private static boolean ended(FlinkJob job) {
        return switch (job.status()) {
            case INITIALIZING, CREATED, RUNNING -> false;
            case FINISHED -> true;
            default -> {
                String cause = job.failure().orElse("of no known cause");
                job.cancel();
                throw new KnownFailure(
                        "the job failed: " + cause.lines().findFirst().orElse(cause),
                        "see the log for the whole story");
            }
        };
    }

    private StreamGraph graph() {
        StreamExecutionEnvironment environment = flink.environment();
        KafkaEnds kafka = new KafkaEnds(bootstrapServers, topics, "bench-" + UUID.randomUUID());
        new ContactCenterJob(
                        kafka.events(JobSettings.REPLAY),
                        new TargetsTopic(bootstrapServers, topics).source(false),
                        kafka.sink(topics.kpis()),
                        kafka.sink(topics.now()),
                        kafka.sink(topics.sla()),
                        kafka.sink(topics.alerts()),
                        kafka.sink(topics.deadLetters()),
                        TargetsHistory.of(targets),
                        topics,
                        JobSettings.REPLAY)
                .build(environment);
        StreamGraph graph = environment.getStreamGraph();
        graph.setJobName("ContactCenterJob");
        return graph;
    }
}
