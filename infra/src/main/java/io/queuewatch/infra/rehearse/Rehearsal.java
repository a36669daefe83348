package io.queuewatch.infra.rehearse;

import io.queuewatch.infra.failure.KnownFailure;
import io.queuewatch.infra.jobs.LocalJobs;
import io.queuewatch.infra.kafka.EventWriter;
import io.queuewatch.infra.kafka.TopicAdmin;
import io.queuewatch.infra.local.EmbeddedBroker;
import io.queuewatch.infra.local.FlinkCluster;
import io.queuewatch.infra.local.Port;
import io.queuewatch.infra.simulator.Simulator;
import io.queuewatch.infra.simulator.SpanPlayer;
import io.queuewatch.infra.simulator.model.CentreModel;
import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.UnreadableException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A span of the simulated centre through the job that computes, on a Kafka and a Flink of its own.
 *
 * @param centre what is played, with what goes wrong in it
 * @param seed of all that happens by chance
 * @param start when it begins, empty
 * @param end when it is over
 * @param targets what is promised, and when people are told
 */
public record Rehearsal(
        CentreModel centre, long seed, Instant start, Instant end, Targets targets) {

    private static final Topics TOPICS = new Topics("rehearsal-");
    private static final int PARTITIONS = 2;
    private static final Duration CHECKPOINTS = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);

    /**
     * What there was.
     *
     * @param events how many were played
     * @param words what alerts say of them, in order of time
     */
    public record Played(long events, List<Alert> words) {}

    /**
     * Plays it as fast as it can.
     *
     * @param directory where Kafka and Flink keep their data
     * @param progress takes a line for people about each step
     * @throws KnownFailure where the job fails
     */
    public Played run(Path directory, Consumer<String> progress) {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"), Port.any());
                FlinkCluster flink =
                        FlinkCluster.start(
                                new FlinkCluster.Settings(
                                        directory.resolve("flink"),
                                        Port.any(),
                                        PARTITIONS,
                                        CHECKPOINTS))) {
            String kafka = broker.bootstrapServers();
            long events = play(kafka);
            progress.accept("%,d events are played, and now computed".formatted(events));
            LocalJobs.failure(
                            new LocalJobs(flink, kafka, TOPICS)
                                    .contactCenter(targets, JobSettings.REPLAY))
                    .ifPresent(
                            failure -> {
                                throw new KnownFailure(failure, "the log tells the whole story");
                            });
            return new Played(events, words(kafka));
        }
    }

    private long play(String kafka) {
        try (TopicAdmin admin = new TopicAdmin(kafka)) {
            admin.create(TOPICS, PARTITIONS, 1);
        }
        long[] events = new long[1];
        try (EventWriter writer = new EventWriter(kafka, TOPICS, "rehearsal")) {
            new SpanPlayer(new Simulator(centre, seed, start), start, end)
                    .play(writer::send, writer::mark, reached -> events[0] = reached.events());
            writer.end(end);
            writer.flush();
        }
        return events[0];
    }

    private static List<Alert> words(String kafka) {
        Codec<Alert> codec = Codec.of(Alert.class);
        List<Alert> words = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(TOPICS.alerts()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(last -> consumer.position(last.getKey()) < last.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    words.add(codec.decode(record.value()));
                }
            }
        } catch (UnreadableException e) {
            throw new IllegalStateException(e);
        }
        words.sort(Comparator.comparing(Alert::getAt));
        return words;
    }
}
