package io.queuewatch.infra.bench;

import io.queuewatch.infra.failure.KnownFailure;
import io.queuewatch.infra.local.FlinkCluster;
import io.queuewatch.infra.local.FlinkJob;
import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.ingest.InboundSplitter;
import io.queuewatch.pipeline.ingest.KafkaEnds;
import io.queuewatch.pipeline.ingest.TargetsTopic;
import io.queuewatch.pipeline.ingest.TimeMarks;
import io.queuewatch.pipeline.job.ContactCenterJob;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic from its beginning to its present end by a job of Flink's.
 *
 * @param flink runs it
 * @param name the job's
 * @param building adds the job to an environment
 */
record JobRun(FlinkCluster flink, String name, Consumer<StreamExecutionEnvironment> building) {

    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);
    private static final Duration LOOK_FOR_FAILURES_EVERY = Duration.ofSeconds(1);
    private static final JobSettings SETTINGS = JobSettings.REPLAY;

    /**
     * The whole job, Kafka to Kafka.
     *
     * @param bootstrapServers Kafka, as {@code host:port}
     * @param topics what it reads and writes
     * @param targets what is promised
     */
    static JobRun whole(
            FlinkCluster flink, String bootstrapServers, Topics topics, Targets targets) {
        return new JobRun(
                flink,
                "ContactCenterJob",
                environment -> {
                    KafkaEnds kafka = kafka(bootstrapServers, topics);
                    new ContactCenterJob(
                                    kafka.events(SETTINGS),
                                    new TargetsTopic(bootstrapServers, topics).source(false),
                                    kafka.sink(topics.kpis()),
                                    kafka.sink(topics.now()),
                                    kafka.sink(topics.sla()),
                                    kafka.sink(topics.alerts()),
                                    kafka.sink(topics.deadLetters()),
                                    TargetsHistory.of(targets),
                                    topics,
                                    SETTINGS)
                            .build(environment);
                });
    }

    /**
     * What no job of Flink's that does anything contact by contact can do without: it reads the
     * events as the whole job does, and hands each to whoever is responsible for its contact.
     *
     * @param bootstrapServers Kafka, as {@code host:port}
     * @param topics what it reads
     */
    static JobRun frame(FlinkCluster flink, String bootstrapServers, Topics topics) {
        return new JobRun(
                flink,
                "frame",
                environment ->
                        environment
                                .fromSource(
                                        kafka(bootstrapServers, topics).events(SETTINGS),
                                        TimeMarks.strategy(SETTINGS.disorderMs()),
                                        "events")
                                .process(new InboundSplitter())
                                .keyBy(event -> event.contactId)
                                .sinkTo(new DiscardingSink<>())
                                .name("contacts"));
    }

    private static KafkaEnds kafka(String bootstrapServers, Topics topics) {
        return new KafkaEnds(bootstrapServers, topics, "bench-" + UUID.randomUUID());
    }

    /**
     * Runs it. The time goes from when all tasks run to when the job has ended: connecting is in
     * it, and writing the last rows and the last checkpoint; deploying is not.
     */
    Run run(long records) {
        FlinkJob job = flink.submit(graph());
        ProcessorTime processor = ProcessorTime.watched();
        while (!job.allTasksRun() && !ended(job)) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        LOG.info("deploying the job took {} of processor time", processor.stop());
        processor = ProcessorTime.watched();
        long begin = System.nanoTime();
        while (!ended(job)) {
            // Asking costs the cluster processor time; to be told does not.
            job.awaitEnd(LOOK_FOR_FAILURES_EVERY);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Run(seconds, records, processor.stop());
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
        building.accept(environment);
        StreamGraph graph = environment.getStreamGraph();
        graph.setJobName(name);
        return graph;
    }
}
