package io.queuewatch.infra.kafka;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes what people decide.
 *
 * @param bootstrapServers Kafka, as {@code host:port}
 */
public record Publisher(String bootstrapServers) {

    private static final int PATIENCE_MS = 15_000;

    /**
     * Returns when Kafka has it.
     *
     * @return its place in its partition, counted from 0
     * @throws KafkaUnavailableException where it could not be sent
     */
    public long publish(String topic, String key, byte[] value) {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            return producer.send(new ProducerRecord<>(topic, key, value)).get().offset();
        } catch (ExecutionException e) {
            throw unavailable(topic, e.getCause());
        } catch (KafkaException e) {
            throw unavailable(topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(topic, e);
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        PATIENCE_MS),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private KafkaUnavailableException unavailable(String topic, Throwable cause) {
        return new KafkaUnavailableException(
                "cannot write to topic %s on Kafka at %s (is it running there?): %s"
                        .formatted(topic, bootstrapServers, cause.getMessage()),
                cause);
    }
}
