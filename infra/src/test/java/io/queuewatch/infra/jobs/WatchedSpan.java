package io.queuewatch.infra.jobs;

import io.queuewatch.infra.local.WorkDirectory;
import io.queuewatch.infra.simulator.SimulatedEvents;
import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.job.Collected;
import io.queuewatch.pipeline.job.ContactCenterJob;
import io.queuewatch.pipeline.job.Published;
import io.queuewatch.schemas.Alert;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * A span of the standard centre through the whole job that computes, with the demo's targets.
 *
 * @param seed of all that happens by chance
 * @param start when it begins, empty
 * @param length how long it is
 * @param incidents what goes wrong in it
 */
record WatchedSpan(long seed, Instant start, Duration length, List<String> incidents) {

    /** What people are told over it. */
    List<Alert> words() throws Exception {
        Collected told = new Collected();
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
        new ContactCenterJob(
                        SimulatedEvents.source(seed, start, length, incidents),
                        Published.none(),
                        new DiscardingSink<>(),
                        new DiscardingSink<>(),
                        new DiscardingSink<>(),
                        told,
                        new DiscardingSink<>(),
                        TargetsHistory.of(
                                Targets.load(
                                        WorkDirectory.home()
                                                .resolve("infra/samples/demo/targets.yaml"),
                                        ZoneOffset.UTC)),
                        Topics.LIVE,
                        JobSettings.REPLAY)
                .build(env);
        env.execute();
        return told.of(Alert.class);
    }
}
