package io.queuewatch.infra.simulator;

import io.queuewatch.infra.kafka.EventWriter;
import io.queuewatch.infra.kafka.KafkaOptions;
import io.queuewatch.infra.kafka.TopicAdmin;
import io.queuewatch.infra.options.DurationConverter;
import io.queuewatch.infra.simulator.model.CentreModel;
import io.queuewatch.infra.simulator.model.QueueModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code queuewatch simulate}: a simulated contact centre plays into any Kafka, or into files. */
@Command(
        name = "simulate",
        footer = {
            "  queuewatch simulate                       eight hours of history, then real time",
            "  queuewatch simulate --kafka 10.0.0.5:9092 --seed 7",
            "  queuewatch simulate --queues sales,vip --for 10m",
            "  queuewatch simulate --days 7 --start 2026-03-02 --prefix week-",
            "  queuewatch simulate --days 1 --channels voice --out day --incident"
                    + " outage:support@2026-03-02T10:00+2h --start 2026-03-02"
        },
        description = {
            "Plays a simulated contact centre into Kafka, with its time marks, until stopped.",
            "At speed 1 the history is sent as fast as Kafka takes it, then the present in real"
                    + " time. At speed N the history passes N seconds a second; it meets the present"
                    + " after history / (N - 1) and goes on in real time.",
            "With --days it plays so many days and their end, as fast as they are taken: into fresh"
                    + " topics (--prefix), or into files (--out).",
            "It needs no timekeeper beside it, and bears none while it plays history."
        })
public final class SimulateCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private KafkaOptions kafka = new KafkaOptions();
    @Mixin private CentreOptions centre = new CentreOptions();

    @Option(
            names = "--speed",
            defaultValue = "1",
            description = "Simulated seconds a second, at least 1. Default: ${DEFAULT-VALUE}.")
    private double speed;

    @Option(
            names = "--history",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            defaultValue = "8h",
            description = "How long ago the simulation begins. Default: ${DEFAULT-VALUE}.")
    private Duration history = Duration.ZERO;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description =
                    "How long to play, by the clock on the wall; history is finished first."
                            + " Default: until stopped.")
    private Duration length;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "Play so many days that are over, instead of the present.")
    private Integer days;

    @Option(
            names = "--start",
            paramLabel = "DATE",
            description = "The first of the days, as in 2026-03-02. Default: so many before today.")
    private LocalDate first;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Write the days as JSON, one event a line, a file for each topic, for"
                            + " 'queuewatch send'. Default: into Kafka.")
    private Path out;

    @Option(
            names = "--duplicates",
            defaultValue = "0",
            paramLabel = "SHARE",
            description = "Share of the events that come twice. Default: ${DEFAULT-VALUE}.")
    private double duplicates;

    @Option(
            names = "--late",
            defaultValue = "0",
            paramLabel = "SHARE",
            description = "Share of the events that come late. Default: ${DEFAULT-VALUE}.")
    private double late;

    @Option(
            names = "--mean-delay",
            defaultValue = "30s",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How late, on average. Default: ${DEFAULT-VALUE}.")
    private Duration meanDelay = Duration.ZERO;

    @Override
    public Integer call() throws InterruptedException {
        check();
        CentreModel model = centre.model();
        PrintWriter err = spec.commandLine().getErr();
        PlayNews news = new PlayNews(Clock.systemUTC(), centre.zone(), err);
        if (out != null) {
            toFiles(model, news);
        } else {
            try (TopicAdmin admin = new TopicAdmin(kafka.bootstrapServers())) {
                admin.createInputs(kafka.topics());
            }
            err.printf(
                    "playing %s to %s at %s; Ctrl-C stops%n",
                    String.join(", ", model.queues().stream().map(QueueModel::name).toList()),
                    String.join(", ", kafka.topics().inputs()),
                    kafka.bootstrapServers());
            toKafka(model, news);
        }
        news.tell();
        return 0;
    }

    private void toFiles(CentreModel model, PlayNews news) {
        try (JsonLines files = new JsonLines(out)) {
            days(model).play(files::write, mark -> {}, news::about);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void toKafka(CentreModel model, PlayNews news) throws InterruptedException {
        try (EventWriter writer =
                new EventWriter(kafka.bootstrapServers(), kafka.topics(), "simulator")) {
            if (days != null) {
                SpanPlayer player = days(model);
                player.play(writer::send, writer::mark, news::about);
                writer.end(player.end());
            } else {
                playLive(model, writer, news);
            }
            writer.flush();
        }
    }

    private void playLive(CentreModel model, EventWriter writer, PlayNews news)
            throws InterruptedException {
        Clock clock = Clock.systemUTC();
        Instant start = clock.instant().minus(history);
        Instant end = length == null ? Instant.MAX : clock.instant().plus(length);
        new LivePlayer(events(model, start), writer::send, writer::mark, clock, start, speed)
                .play(ticks(clock, end), news::about);
    }

    private SpanPlayer days(CentreModel model) {
        LocalDate from = first == null ? LocalDate.now(centre.zone()).minusDays(days) : first;
        Instant start = from.atStartOfDay(centre.zone()).toInstant();
        Instant end = from.plusDays(days).atStartOfDay(centre.zone()).toInstant();
        return new SpanPlayer(events(model, start), start, end);
    }

    private Iterator<Delivery> events(CentreModel model, Instant start) {
        Simulator simulator = new Simulator(model, centre.seed(), start);
        return new Network(simulator, duplicates, late, meanDelay, centre.seed());
    }

    private static LivePlayer.Ticks ticks(Clock clock, Instant end) {
        CountDownLatch never = new CountDownLatch(1);
        return () ->
                !never.await(LivePlayer.TICK.toMillis(), TimeUnit.MILLISECONDS)
                        && clock.instant().isBefore(end);
    }

    private void check() {
        require(speed >= 1, "--speed must be at least 1, not " + speed);
        require(duplicates >= 0 && duplicates <= 1, "--duplicates is a share between 0 and 1");
        require(late >= 0 && late <= 1, "--late is a share between 0 and 1");
        require(days == null || days >= 1, "--days must be at least 1, not " + days);
        require(days != null || first == null, "--start wants --days, as in --days 7");
        require(days != null || out == null, "--out wants --days, as in --days 7");
    }

    private void require(boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
