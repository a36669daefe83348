package io.queuewatch.dashboards;

import io.queuewatch.infra.influxql.InfluxCredentials;
import io.queuewatch.infra.influxql.InfluxQuery;
import io.queuewatch.infra.influxql.Series;
import io.queuewatch.infra.jobs.LocalJobs;
import io.queuewatch.infra.kafka.TopicAdmin;
import io.queuewatch.infra.local.InfluxDatabases;
import io.queuewatch.infra.local.LocalStack;
import io.queuewatch.infra.simulator.Play;
import io.queuewatch.infra.simulator.model.StandardCentre;
import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The simulated call centre in real time, through Kafka and both jobs into InfluxDB. It is early in
 * its afternoon whatever the clock on the wall says, and all of its day has been played.
 */
final class LiveCentre implements AutoCloseable {
    /** A queue that has calls on every day of the week and at every hour. */
    private static final String BUSY_QUEUE = "support";

    /** A busy queue of each channel. */
    static final List<String> BUSY_QUEUES =
            List.of(BUSY_QUEUE, "support-chat", "support-mail", "social");

    /** Where the centre is, it is past this hour and not yet past the next. */
    private static final int HOUR = 13;

    /** Whoever calls at midnight meets a centre that has been at work for a while. */
    private static final Duration BEFORE_MIDNIGHT = Duration.ofHours(1);

    private static final Path TARGETS = Path.of("../infra/samples/demo/targets.yaml");
    private static final String DATABASE = "queuewatch";
    private static final int PARALLELISM = 2;
    private static final Duration RECENT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final CountDownLatch failed = new CountDownLatch(1);
    private final LocalStack stack;
    private final Instant midnight;
    private final Play play;

    private LiveCentre(LocalStack stack, Instant now) {
        this.stack = stack;
        ZoneOffset zone = ZoneOffset.ofHours(HOUR - now.atOffset(ZoneOffset.UTC).getHour());
        OffsetDateTime there = now.atOffset(zone);
        midnight = there.truncatedTo(ChronoUnit.DAYS).toInstant();
        new InfluxDatabases(stack.influx(), Optional.empty()).provision(DATABASE);
        startJobs(zone);
        play =
                Play.start(
                        new Play.Settings(
                                stack.broker().bootstrapServers(),
                                Topics.LIVE,
                                StandardCentre.in(zone),
                                1,
                                Duration.between(midnight, now).plus(BEFORE_MIDNIGHT),
                                1),
                        failed);
    }

    /** Starts all of it, on ports that are free. */
    static LiveCentre start(Path directory) {
        LocalStack stack =
                LocalStack.start(
                        LocalStack.Settings.in(directory)
                                .withParallelism(PARALLELISM)
                                .withHealth(Topics.LIVE),
                        line -> {});
        try {
            return new LiveCentre(stack, Instant.now());
        } catch (RuntimeException | Error e) {
            stack.close();
            throw e;
        }
    }

    /**
     * Waits until the rows of the present are in InfluxDB, after those of the day.
     *
     * @return the database, looked at from midnight, where the centre is, until now
     */
    FilledDatabase awaitPresent() throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!present()) {
            if (failed.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                play.rethrow();
            }
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError(
                        "after %d s InfluxDB has of the queues now %s, of the quarters of an hour of %s %s, of all teams %s"
                                .formatted(
                                        PATIENCE.toSeconds(),
                                        queues(),
                                        BUSY_QUEUE,
                                        quarters(),
                                        teams()));
            }
        }
        TimeRange today = new TimeRange(midnight, Instant.now());
        return new FilledDatabase(stack.influx(), DATABASE, today);
    }

    @Override
    public void close() {
        try (stack) {
            play.close();
        }
    }

    private void startJobs(ZoneOffset zone) {
        String kafka = stack.broker().bootstrapServers();
        try (TopicAdmin admin = new TopicAdmin(kafka)) {
            admin.create(Topics.LIVE, PARALLELISM, 1);
        }
        LocalJobs jobs = new LocalJobs(stack.flink(), kafka, Topics.LIVE);
        jobs.contactCenter(Targets.load(TARGETS, zone), JobSettings.LIVE);
        jobs.influx(LocalJobs.influxSettings(Map.of(), stack.influx(), DATABASE), false);
    }

    private boolean present() {
        return reachesPresent(queues())
                && reachesPresent(quarters())
                && reachesPresent(teams())
                && quarters().stream().allMatch(LiveCentre::wasBusy);
    }

    private List<Series> queues() {
        return ask("SELECT max(as_of) AS as_of FROM live.queue_now GROUP BY queue");
    }

    private List<Series> quarters() {
        return ask(
                "SELECT max(as_of) AS as_of, sum(answered) AS answered, sum(abandoned) AS abandoned"
                        + " FROM operations.kpi_summary"
                        + " WHERE \"view\" = 'live' AND \"interval\" = '15m' AND queue = "
                        + InfluxQuery.literal(BUSY_QUEUE));
    }

    private List<Series> teams() {
        return ask(
                "SELECT max(as_of) AS as_of FROM operations.agent_time"
                        + " WHERE \"interval\" = '15m' AND team = '*'");
    }

    private List<Series> ask(String query) {
        return new InfluxQuery(stack.influx(), InfluxCredentials.NONE).query(DATABASE, query);
    }

    private static boolean reachesPresent(List<Series> queues) {
        long recent = Instant.now().minus(RECENT).toEpochMilli();
        return !queues.isEmpty()
                && queues.stream()
                        .allMatch(
                                queue -> queue.points().get(0).integer("as_of").orElse(0) > recent);
    }

    private static boolean wasBusy(Series queue) {
        Series.Point sums = queue.points().get(0);
        return sums.integer("answered").orElse(0) > 0 && sums.integer("abandoned").orElse(0) > 0;
    }
}
