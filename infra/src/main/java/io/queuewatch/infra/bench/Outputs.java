package io.queuewatch.infra.bench;

import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the job has written since it was last asked: the proof that it did its work. */
final class Outputs implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final long ROW =
            SchemaNormalization.parsingFingerprint64(KpiRow.getClassSchema());

    private final Codec<KpiRow> codec = Codec.of(KpiRow.class);
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Topics topics;

    /**
     * What one run wrote.
     *
     * @param contacts contacts counted over all queues and days
     * @param rows rows of KPIs and of what is so now
     * @param deadLetters what could not be used
     */
    record Written(long contacts, long rows, long deadLetters) {}

    Outputs(String bootstrapServers, Topics topics) {
        this.topics = topics;
        consumer =
                new KafkaConsumer<>(
                        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                topics.outputs().stream()
                        .flatMap(topic -> consumer.partitionsFor(topic).stream())
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads on to the present end. */
    Written readOn() throws UnreadableException {
        Map<String, Long> contactsByRow = new HashMap<>();
        long rows = 0;
        long deadLetters = 0;
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream()
                .anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.topic().equals(topics.deadLetters())) {
                    deadLetters++;
                } else {
                    rows++;
                    count(record, contactsByRow);
                }
            }
        }
        long contacts = contactsByRow.values().stream().mapToLong(Long::longValue).sum();
        return new Written(contacts, rows, deadLetters);
    }

    /** A row of a day is written again and again; the last is the right one. */
    private void count(ConsumerRecord<byte[], byte[]> record, Map<String, Long> contacts)
            throws UnreadableException {
        if (Codec.fingerprint(record.value()) != ROW) {
            return;
        }
        KpiRow row = codec.decode(record.value());
        if (row.getView().equals("cohort") && row.getInterval().equals("1d")) {
            contacts.put(new String(record.key(), StandardCharsets.UTF_8), row.getContacts());
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
