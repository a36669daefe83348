package io.queuewatch.infra.kafka;

import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.DriftDecision;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes what people decide about control charts.
 *
 * @param bootstrapServers Kafka, as {@code host:port}
 * @param topics names the topic
 */
public record DecisionPublisher(String bootstrapServers, Topics topics) {

    private static final int PATIENCE_MS = 15_000;

    /**
     * Returns when Kafka has the decision.
     *
     * @throws KafkaUnavailableException where it could not be sent
     */
    public void publish(DriftDecision decision) {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            producer.send(
                            new ProducerRecord<>(
                                    topics.driftDecisions(),
                                    decision.getChannel() + '|' + decision.getQueue(),
                                    Codec.of(DriftDecision.class).encode(decision)))
                    .get();
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
                        .formatted(topics.driftDecisions(), bootstrapServers, cause.getMessage()),
                cause);
    }
}
