package io.queuewatch.infra.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.queuewatch.infra.local.EmbeddedBroker;
import io.queuewatch.infra.local.Port;
import io.queuewatch.pipeline.config.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicAdminIT {

    private static final Topics TOPICS = new Topics("it-");
    private static final int PARTITIONS = 20;

    @TempDir private Path directory;

    @Test
    void everyPartitionTakesRecordsOnceItIsCreated() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, Port.any());
                TopicAdmin admin = new TopicAdmin(broker.bootstrapServers());
                KafkaProducer<byte[], byte[]> producer = impatient(broker)) {
            admin.create(TOPICS, PARTITIONS, 1);

            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (String topic : TOPICS.inputs()) {
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    sent.add(
                            producer.send(
                                    new ProducerRecord<>(topic, partition, null, new byte[1])));
                }
            }

            assertThat(sent).allSatisfy(one -> assertThatCode(one::get).doesNotThrowAnyException());
            admin.create(TOPICS, PARTITIONS, 1);
        }
    }

    private static KafkaProducer<byte[], byte[]> impatient(EmbeddedBroker broker) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        false,
                        ProducerConfig.RETRIES_CONFIG,
                        0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
