package io.queuewatch.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.infra.jobs.LocalJobs;
import io.queuewatch.infra.kafka.TopicAdmin;
import io.queuewatch.infra.local.FlinkJob;
import io.queuewatch.infra.local.InfluxDatabases;
import io.queuewatch.infra.local.LocalStack;
import io.queuewatch.infra.simulator.Play;
import io.queuewatch.infra.simulator.Simulator;
import io.queuewatch.infra.simulator.model.CentreModel;
import io.queuewatch.infra.simulator.model.Incident;
import io.queuewatch.infra.simulator.model.StandardCentre;
import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A February of the simulated contact centre, with a queue for each channel and few customers,
 * through all jobs into InfluxDB. On its last day too many come, and two days before: then one
 * trouble is over, and one goes on.
 */
final class SmallCentre implements AutoCloseable {
    private static final ZoneId ZONE = FiveYears.VIENNA;
    private static final Path TARGETS = Path.of("../infra/samples/demo/targets.yaml");
    static final String DATABASE = "queuewatch";
    private static final int PARALLELISM = 2;

    /** Each queue has so small a share of its usual customers. */
    private static final double SHARE = 0.02;

    /**
     * How many times more come at the end: more than the agents, who are two at least, can serve.
     */
    private static final Map<String, Integer> QUEUES =
            Map.of("support", 12, "support-chat", 12, "support-mail", 80, "social", 100);

    private static final LocalDate FIRST = LocalDate.parse("2026-02-01");
    private static final int DAYS = 28;

    private final LocalStack stack;
    private final Topics topics = new Topics("february-");

    private SmallCentre(LocalStack stack) {
        this.stack = stack;
    }

    /** Plays all of it; when it returns InfluxDB has all rows. */
    static SmallCentre play(Path directory) {
        LocalStack stack =
                LocalStack.start(
                        LocalStack.Settings.in(directory).withParallelism(PARALLELISM), line -> {});
        SmallCentre centre = new SmallCentre(stack);
        try {
            centre.play();
            return centre;
        } catch (RuntimeException | Error e) {
            centre.close();
            throw e;
        }
    }

    /** Where InfluxDB answers. */
    URI influx() {
        return stack.influx();
    }

    @Override
    public void close() {
        stack.close();
    }

    private void play() {
        new InfluxDatabases(stack.influx(), Optional.empty()).provisionForHistory(DATABASE);
        String kafka = stack.broker().bootstrapServers();
        try (TopicAdmin admin = new TopicAdmin(kafka)) {
            admin.create(topics, PARALLELISM, 1);
        }
        Play.past(
                kafka, topics, new Simulator(model(), 1, midnight(0)), midnight(0), midnight(DAYS));
        LocalJobs jobs = new LocalJobs(stack.flink(), kafka, topics);
        Targets targets = Targets.load(TARGETS, ZONE);
        awaitEnd(jobs.contactCenter(targets, JobSettings.REPLAY));
        awaitEnd(jobs.drift(targets, false));
        awaitEnd(jobs.influx(LocalJobs.influxSettings(Map.of(), stack.influx(), DATABASE), true));
    }

    private static void awaitEnd(FlinkJob job) {
        assertThat(LocalJobs.failure(job)).isEmpty();
    }

    private static CentreModel model() {
        return StandardCentre.in(ZONE)
                .only(QUEUES.keySet())
                .enlarged(QUEUES.size(), SHARE)
                .with(
                        QUEUES.keySet().stream()
                                .flatMap(queue -> Stream.of(tooMany(queue, 3), tooMany(queue, 1)))
                                .toList());
    }

    /** Too many come to a queue, on one of the last days. */
    private static Incident tooMany(String queue, int fromTheEnd) {
        return Incident.parse(
                "outage:%s-1*%d@%sT00:00+1d"
                        .formatted(
                                queue,
                                QUEUES.get(queue),
                                FIRST.plusDays(DAYS).minusDays(fromTheEnd)),
                ZONE);
    }

    private static Instant midnight(int day) {
        return FIRST.plusDays(day).atStartOfDay(ZONE).toInstant();
    }
}
