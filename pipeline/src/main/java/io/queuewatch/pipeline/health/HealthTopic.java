package io.queuewatch.pipeline.health;

import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.PipelineHealth;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic {@code pipeline}. Rows wait an hour for a Kafka that is away; it is never waited for
 * longer than two seconds at a time.
 */
final class HealthTopic implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HealthTopic.class);

    private static final int PATIENCE_MS = 2_000;
    private static final int ROWS_WAIT_MS = 3_600_000;

    private final Codec<PipelineHealth> codec = Codec.of(PipelineHealth.class);
    private final HealthSettings settings;
    private final String topic;
    private Producer<byte[], byte[]> producer;
    private boolean away;

    HealthTopic(HealthSettings settings) {
        this.settings = settings;
        this.topic = settings.topics().pipeline();
    }

    /** Whether rows can be sent; that they cannot is said once. */
    boolean isReachable() {
        try {
            if (producer == null) {
                producer = producer();
            }
            producer.partitionsFor(topic);
            if (away) {
                LOG.info("topic {} takes the health of the jobs again", topic);
                away = false;
            }
            return true;
        } catch (KafkaException e) {
            if (!away) {
                LOG.warn(
                        "the health of the jobs is not told, Kafka at {} has no topic {} to write to: {}",
                        settings.kafka(),
                        topic,
                        e.getMessage());
                away = true;
            }
            return false;
        }
    }

    /** Sends rows, without waiting for them to arrive. */
    void send(List<PipelineHealth> rows) {
        for (PipelineHealth row : rows) {
            String key = row.getJob() + '|' + row.getPart() + '|' + row.getInstance();
            Message message = Message.of(key, codec, row);
            producer.send(
                    new ProducerRecord<>(topic, message.key, message.value),
                    (metadata, e) -> {
                        if (e != null) {
                            LOG.warn("a row about {} is lost: {}", key, e.getMessage());
                        }
                    });
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ofMillis(PATIENCE_MS));
        }
    }

    private Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        settings.kafka(),
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "queuewatch-health",
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        PATIENCE_MS,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        ROWS_WAIT_MS),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
