package io.queuewatch.infra.replay;

import io.queuewatch.infra.failure.KnownFailure;
import io.queuewatch.infra.jobs.LocalJobs;
import io.queuewatch.infra.local.FlinkJob;
import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.influx.InfluxSettings;
import java.util.Optional;

/** Events that stand in topics of their own, computed and delivered to the end. */
final class Replay {

    private final LocalJobs jobs;
    private final Targets targets;
    private final InfluxSettings influx;

    Replay(LocalJobs jobs, Targets targets, InfluxSettings influx) {
        this.jobs = jobs;
        this.targets = targets;
        this.influx = influx;
    }

    /**
     * Computes all rows; when it returns they are in Kafka.
     *
     * @throws KnownFailure where the job fails
     */
    void compute(LagReport lag) {
        FlinkJob job = jobs.contactCenter(targets, JobSettings.REPLAY);
        await(job, lag);
    }

    /**
     * Charts all rows; when it returns the control charts are in Kafka.
     *
     * @throws KnownFailure where the job fails
     */
    void chart(LagReport lag) {
        await(jobs.drift(targets, false), lag);
    }

    /**
     * Delivers all rows; when it returns InfluxDB has acknowledged them.
     *
     * @throws KnownFailure where the job fails
     */
    void deliver(LagReport lag) {
        await(jobs.influx(influx, true), lag);
    }

    private static void await(FlinkJob job, LagReport lag) {
        lag.until(() -> job.status().isGloballyTerminalState());
        Optional<String> failure = LocalJobs.failure(job);
        if (failure.isPresent()) {
            throw new KnownFailure(failure.get(), "the log tells the whole story");
        }
    }
}
