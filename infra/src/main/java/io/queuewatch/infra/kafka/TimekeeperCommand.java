package io.queuewatch.infra.kafka;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code queuewatch timekeeper}: a {@link Timekeeper} until it is stopped. */
@Command(
        name = "timekeeper",
        footer = {
            "  queuewatch timekeeper                     for Kafka on this machine",
            "  queuewatch timekeeper --kafka 10.0.0.5:9092"
        },
        description = {
            "Writes the time into every partition of every input topic, until stopped.",
            "One is needed beside a live job; a second one does no harm. Never beside a replay,"
                    + " which brings its own time marks."
        })
public final class TimekeeperCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private KafkaOptions kafka = new KafkaOptions();

    @Option(
            names = "--every-ms",
            defaultValue = "250",
            description = "Milliseconds between two marks. Default: ${DEFAULT-VALUE}.")
    private int everyMs;

    @Override
    public Integer call() throws InterruptedException {
        if (everyMs < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--every-ms must be at least 1, not " + everyMs);
        }
        try (TopicAdmin admin = new TopicAdmin(kafka.bootstrapServers())) {
            admin.createInputs(kafka.topics());
        }
        try (EventWriter writer =
                        new EventWriter(kafka.bootstrapServers(), kafka.topics(), "timekeeper");
                Timekeeper timekeeper =
                        new Timekeeper(writer, Clock.systemUTC(), Duration.ofMillis(everyMs))) {
            timekeeper.start();
            spec.commandLine()
                    .getErr()
                    .printf(
                            "writing the time every %d ms to %s at %s; Ctrl-C stops%n",
                            everyMs,
                            String.join(", ", kafka.topics().inputs()),
                            kafka.bootstrapServers());
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
