package io.queuewatch.infra.simulator;

import io.queuewatch.infra.kafka.EventWriter;
import io.queuewatch.infra.kafka.KafkaOptions;
import io.queuewatch.infra.kafka.TopicAdmin;
import io.queuewatch.infra.options.DurationConverter;
import io.queuewatch.schemas.CallEvent;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code queuewatch simulate}: a simulated call centre plays into any Kafka. */
@Command(
        name = "simulate",
        footer = {
            "  queuewatch simulate                       eight hours of history, then real time",
            "  queuewatch simulate --kafka 10.0.0.5:9092 --seed 7",
            "  queuewatch simulate --queues sales,vip --for 10m"
        },
        description = {
            "Plays a simulated call centre into Kafka, with its time marks, until stopped.",
            "At speed 1 the history is sent as fast as Kafka takes it, then the present in real"
                    + " time. At speed N the history passes N seconds a second; it meets the present"
                    + " after history / (N - 1) and goes on in real time.",
            "It needs no timekeeper beside it, and bears none while it plays history."
        })
public final class SimulateCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private KafkaOptions kafka = new KafkaOptions();

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
            names = "--seed",
            defaultValue = "1",
            description = "The same seed, the same chances. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--queues",
            split = ",",
            paramLabel = "QUEUE",
            description =
                    "Only these, of sales, support, billing, technical and vip. Default: all.")
    private List<String> queues = List.of();

    @Option(
            names = "--zone",
            description =
                    "Time zone of the day curves, as in Europe/Paris. Default: this machine's.")
    private ZoneId zone = ZoneId.systemDefault();

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
        CentreModel model = model();
        Clock clock = Clock.systemUTC();
        Instant start = clock.instant().minus(history);
        Instant end = length == null ? Instant.MAX : clock.instant().plus(length);
        PrintWriter out = spec.commandLine().getErr();
        try (TopicAdmin admin = new TopicAdmin(kafka.bootstrapServers())) {
            admin.createInputs(kafka.topics());
        }
        try (EventWriter writer =
                new EventWriter(kafka.bootstrapServers(), kafka.topics(), "simulator")) {
            LivePlayer player =
                    new LivePlayer(
                            network(new Simulator(model, seed, start)),
                            writer::send,
                            writer::mark,
                            clock,
                            start,
                            speed);
            out.printf(
                    "playing %s since %s to %s at %s; Ctrl-C stops%n",
                    String.join(", ", model.queues().stream().map(QueueModel::name).toList()),
                    start.atZone(zone).toLocalDateTime().withNano(0),
                    kafka.topics().calls(),
                    kafka.bootstrapServers());
            PlayNews news = new PlayNews(clock, zone, out);
            player.play(ticks(clock, end), news::about);
            writer.flush();
            news.tell();
        }
        return 0;
    }

    private CentreModel model() {
        CentreModel all = CentreModel.standard(zone);
        require(speed >= 1, "--speed must be at least 1, not " + speed);
        require(duplicates >= 0 && duplicates <= 1, "--duplicates is a share between 0 and 1");
        require(late >= 0 && late <= 1, "--late is a share between 0 and 1");
        try {
            return queues.isEmpty() ? all : all.only(queues);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--queues: " + e.getMessage(), e);
        }
    }

    private Iterator<Delivery> network(Iterator<CallEvent> events) {
        return new Network(events, duplicates, late, meanDelay, seed);
    }

    private static LivePlayer.Ticks ticks(Clock clock, Instant end) {
        CountDownLatch never = new CountDownLatch(1);
        return () ->
                !never.await(LivePlayer.TICK.toMillis(), TimeUnit.MILLISECONDS)
                        && clock.instant().isBefore(end);
    }

    private void require(boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
