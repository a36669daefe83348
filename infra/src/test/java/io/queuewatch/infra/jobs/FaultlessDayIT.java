package io.queuewatch.infra.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.infra.kafka.EventWriter;
import io.queuewatch.infra.kafka.TopicAdmin;
import io.queuewatch.infra.local.EmbeddedBroker;
import io.queuewatch.infra.local.FlinkCluster;
import io.queuewatch.infra.local.FlinkJob;
import io.queuewatch.infra.local.Port;
import io.queuewatch.infra.simulator.Delivery;
import io.queuewatch.infra.simulator.Simulator;
import io.queuewatch.infra.simulator.model.StandardCentre;
import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.schemas.Author;
import io.queuewatch.schemas.ChatEvent;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.DeadLetter;
import io.queuewatch.schemas.UnreadableException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A centre in which nothing goes wrong sends nothing that cannot be. */
class FaultlessDayIT {

    private static final Topics TOPICS = new Topics("day-");
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(1));

    @TempDir private Path directory;

    @Test
    void shouldWriteNoDeadLetterAboutADayOfEveryChannel() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"), Port.any());
                FlinkCluster flink = FlinkCluster.start(cluster())) {
            String kafka = broker.bootstrapServers();
            try (TopicAdmin admin = new TopicAdmin(kafka)) {
                admin.create(TOPICS, 2, 1);
            }
            play(kafka);

            FlinkJob job =
                    new LocalJobs(flink, kafka, TOPICS)
                            .contactCenter(Targets.defaults(), JobSettings.REPLAY);

            assertThat(LocalJobs.failure(job)).isEmpty();
            assertThat(records(kafka, TOPICS.kpis())).isNotEmpty();
            assertThat(deadLetters(kafka)).isEmpty();
        }
    }

    private FlinkCluster.Settings cluster() {
        return new FlinkCluster.Settings(
                directory.resolve("flink"), Port.any(), 2, Duration.ofSeconds(10));
    }

    /**
     * With a time mark a minute, as the simulator writes history. It ends while a customer is with
     * a bot, and so without a queue.
     */
    private static void play(String kafka) {
        Simulator simulator = new Simulator(StandardCentre.in(ZoneOffset.UTC), 7, START);
        try (EventWriter writer = new EventWriter(kafka, TOPICS, "test")) {
            Instant mark = START.plus(Duration.ofMinutes(1));
            Delivery next;
            do {
                next = simulator.next();
                while (!next.at().isBefore(mark)) {
                    writer.mark(mark);
                    mark = mark.plus(Duration.ofMinutes(1));
                }
                writer.send(next.event());
            } while (next.at().isBefore(END) || !isWithBot(next.event()));
            writer.end(next.at());
            writer.flush();
        }
    }

    private static boolean isWithBot(SpecificRecordBase event) {
        return event instanceof ChatEvent chat && chat.getAuthor() == Author.BOT;
    }

    private static List<String> deadLetters(String kafka) throws UnreadableException {
        Codec<DeadLetter> codec = Codec.of(DeadLetter.class);
        List<String> letters = new ArrayList<>();
        for (byte[] record : records(kafka, TOPICS.deadLetters())) {
            DeadLetter letter = codec.decode(record);
            letters.add(
                    "%s: %s: %s %s"
                            .formatted(
                                    letter.getTopic(),
                                    letter.getReason(),
                                    letter.getDetail(),
                                    letter.getEvent()));
        }
        return letters;
    }

    private static List<byte[]> records(String kafka, String topic) {
        List<byte[]> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    records.add(record.value());
                }
            }
        }
        return records;
    }
}
