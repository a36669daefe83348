package io.queuewatch.infra.kafka;

import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.TargetsVersion;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes versions of the targets on their topic, which it creates where it is not there yet.
 *
 * @param bootstrapServers Kafka, as {@code host:port}
 * @param topics names the topic
 */
public record TargetsPublisher(String bootstrapServers, Topics topics) {

    private static final int PATIENCE_MS = 15_000;

    /**
     * Returns when Kafka has the version.
     *
     * @return its place on the topic, counted from 0
     * @throws KafkaUnavailableException where it could not be sent
     */
    public long publish(TargetsVersion version) {
        try (TopicAdmin admin = new TopicAdmin(bootstrapServers)) {
            admin.createTargets(topics);
        }
        try (KafkaProducer<String, byte[]> producer = producer()) {
            return producer.send(
                            new ProducerRecord<>(
                                    topics.targets(),
                                    version.getVersionId(),
                                    Codec.of(TargetsVersion.class).encode(version)))
                    .get()
                    .offset();
        } catch (ExecutionException e) {
            throw unavailable(e.getCause());
        } catch (KafkaException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
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

    private KafkaUnavailableException unavailable(Throwable cause) {
        return new KafkaUnavailableException(
                "cannot write to topic %s on Kafka at %s (is it running there?): %s"
                        .formatted(topics.targets(), bootstrapServers, cause.getMessage()),
                cause);
    }
}
