package io.queuewatch.infra.bench;

import io.queuewatch.infra.kafka.EventWriter;
import io.queuewatch.infra.kafka.TopicAdmin;
import io.queuewatch.infra.local.EmbeddedBroker;
import io.queuewatch.infra.local.FlinkCluster;
import io.queuewatch.infra.local.Port;
import io.queuewatch.infra.simulator.model.CentreModel;
import io.queuewatch.infra.simulator.model.StandardCentre;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.UnreadableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the same topic by bare consumers, by Flink alone and by the whole job, in turns, in one
 * process.
 *
 * @param directory where broker and cluster keep their data
 * @param events how many events
 * @param seed of all that happens by chance in them
 * @param queues how many queues they are of
 * @param everything whether they are of every channel, of agents, schedules and surveys, or of
 *     calls alone
 * @param parallelism partitions, and instances of each operator
 * @param warmUps how many rounds only warm up: on two processors the compiler needs several
 * @param rounds how often each reader is measured after that
 */
record Benchmark(
        Path directory,
        long events,
        long seed,
        int queues,
        boolean everything,
        int parallelism,
        int warmUps,
        int rounds) {

    private static final Topics TOPICS = new Topics("bench-");
    private static final Duration CHECKPOINTS = Duration.ofSeconds(10);

    /** Starts what is needed, measures, and stops it again. */
    Result run(Consumer<String> progress) throws UnreadableException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"), Port.any());
                FlinkCluster flink = FlinkCluster.start(cluster())) {
            return measure(broker.bootstrapServers(), flink, progress);
        }
    }

    private FlinkCluster.Settings cluster() {
        return new FlinkCluster.Settings(
                directory.resolve("flink"), Port.any(), parallelism, CHECKPOINTS);
    }

    private Result measure(String kafka, FlinkCluster flink, Consumer<String> progress)
            throws UnreadableException {
        CentreModel centre =
                everything
                        ? StandardCentre.in(ZoneOffset.UTC).enlarged(queues, 1)
                        : LargeCentre.of(queues);
        progress.accept("writing %,d events of %d queues".formatted(events, queues));
        ProcessorTime processor = ProcessorTime.watched();
        Load load = load(kafka, centre);
        Map<Part, Double> generation = processor.stop();

        List<String> inputs = everything ? TOPICS.inputs() : List.of(TOPICS.calls());
        BareConsumer one = new BareConsumer(kafka, inputs, parallelism, 1, Decoding::avro);
        BareConsumer each =
                new BareConsumer(kafka, inputs, parallelism, parallelism, Decoding::avro);
        BareConsumer byHand =
                new BareConsumer(
                        kafka, inputs, parallelism, parallelism, () -> Decoding.byHand(TOPICS));
        JobRun frame = JobRun.frame(flink, kafka, TOPICS);
        JobRun job = JobRun.whole(flink, kafka, TOPICS, targets(centre));
        List<Round> measured = new ArrayList<>();
        Outputs.Written written = null;
        try (Outputs outputs = new Outputs(kafka, TOPICS)) {
            for (int number = 1 - warmUps; number <= rounds; number++) {
                Run bare = one.run();
                Round round =
                        new Round(
                                bare,
                                each.run(),
                                byHand.run(),
                                frame.run(bare.records()),
                                job.run(bare.records()));
                written = outputs.readOn();
                progress.accept(line(number, round));
                if (number > 0) {
                    measured.add(round);
                }
            }
        }
        return new Result(
                load,
                queues,
                parallelism,
                generation,
                of("one bare consumer, Avro", measured, Round::one),
                of("one for each partition, Avro", measured, Round::each),
                of("the same, by the job's decoder", measured, Round::byHand),
                of("Flink, events handed to contacts", measured, Round::frame),
                of("ContactCenterJob", measured, Round::job),
                written);
    }

    /** Each reader once. */
    private record Round(Run one, Run each, Run byHand, Run frame, Run job) {}

    private Rounds of(String name, List<Round> measured, Function<Round, Run> reader) {
        return new Rounds(name, events, measured.stream().map(reader).toList());
    }

    private Load load(String kafka, CentreModel centre) {
        try (TopicAdmin admin = new TopicAdmin(kafka)) {
            admin.create(TOPICS, parallelism, 1);
        }
        try (EventWriter writer = new EventWriter(kafka, TOPICS, "bench")) {
            return Load.write(
                    writer,
                    centre,
                    event -> everything || event instanceof CallEvent,
                    seed,
                    events);
        }
    }

    /** Every queue listed, with a promise of its own to some of its callers. */
    private Targets targets(CentreModel centre) {
        String file =
                centre.queues().stream()
                        .map(
                                queue ->
                                        "  - {queue: %s, channel: %s, when: [{segment: gold, target: 10s}]}%n"
                                                .formatted(queue.name(), queue.channel().label()))
                        .collect(Collectors.joining("", "queues:\n", ""));
        try {
            return Targets.load(Files.writeString(directory.resolve("targets.yaml"), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line(int number, Round round) {
        return String.format(
                Locale.ROOT,
                "%s: one consumer %.1f s, one for each partition %.1f s, by hand %.1f s,"
                        + " Flink %.1f s, job %.1f s",
                number <= 0 ? "warm-up" : "round " + number + " of " + rounds,
                round.one().seconds(),
                round.each().seconds(),
                round.byHand().seconds(),
                round.frame().seconds(),
                round.job().seconds());
    }
}
