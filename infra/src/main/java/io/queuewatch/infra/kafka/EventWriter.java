package io.queuewatch.infra.kafka;

import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.TimeMark;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes events and time marks to the input topics. Whatever is sent through one writer stands in
 * every partition in the order in which it was sent, so a mark stands behind the events before it.
 * Records carry their sending time; the event's time is in the event.
 */
public final class EventWriter implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PARTITIONS_FOUND_ANEW_MS = 5_000;

    private final Producer<String, byte[]> producer;
    private final String bootstrapServers;
    private final Topics topics;
    private final String keeper;
    private final EventRoute route;
    private final Codec<TimeMark> marks = Codec.of(TimeMark.class);
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /**
     * Connects on first use.
     *
     * @param bootstrapServers Kafka, as {@code host:port}
     * @param topics where to write
     * @param keeper who writes the time marks
     */
    public EventWriter(String bootstrapServers, Topics topics, String keeper) {
        this(producer(bootstrapServers), bootstrapServers, topics, keeper);
    }

    EventWriter(
            Producer<String, byte[]> producer,
            String bootstrapServers,
            Topics topics,
            String keeper) {
        this.producer = producer;
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
        this.keeper = keeper;
        this.route = new EventRoute(topics);
    }

    /**
     * Sends an event to the topic of its type, under its contact or agent. Returns before Kafka has
     * it; see {@link #flush}.
     *
     * @throws IllegalArgumentException where no topic takes such events
     * @throws KafkaUnavailableException where this or an earlier one could not be sent
     */
    public void send(SpecificRecordBase event) {
        send(route.record(event));
    }

    /**
     * Says, in every partition of every input topic, that all events before this time have been
     * sent.
     *
     * @throws KafkaUnavailableException where this or an earlier one could not be sent
     */
    public void mark(Instant time) {
        mark(time, false);
    }

    /**
     * The last mark of a replay: nothing follows.
     *
     * @throws KafkaUnavailableException where this or an earlier one could not be sent
     */
    public void end(Instant time) {
        mark(time, true);
    }

    /**
     * Waits until Kafka has all that was sent.
     *
     * @throws KafkaUnavailableException where some of it could not be sent
     */
    public void flush() {
        try {
            producer.flush();
        } catch (InterruptException e) {
            throw unavailable(e);
        }
        throwFailure();
    }

    /** Sends what is left, for half a minute at most, and disconnects. */
    @Override
    public void close() {
        producer.close(PATIENCE);
    }

    private void mark(Instant time, boolean end) {
        byte[] mark = marks.encode(new TimeMark(time, keeper, end));
        for (String topic : topics.inputs()) {
            for (PartitionInfo partition : partitions(topic)) {
                send(new ProducerRecord<>(topic, partition.partition(), null, mark));
            }
        }
    }

    private Iterable<PartitionInfo> partitions(String topic) {
        try {
            return producer.partitionsFor(topic);
        } catch (KafkaException e) {
            throw unavailable(e);
        }
    }

    private void send(ProducerRecord<String, byte[]> sent) {
        throwFailure();
        try {
            producer.send(
                    sent,
                    (metadata, e) -> {
                        if (e != null) {
                            failure.compareAndSet(null, e);
                        }
                    });
        } catch (KafkaException e) {
            throw unavailable(e);
        }
    }

    private void throwFailure() {
        Exception e = failure.getAndSet(null);
        if (e != null) {
            throw unavailable(e);
        }
    }

    private KafkaUnavailableException unavailable(Exception e) {
        return new KafkaUnavailableException(
                "cannot write to Kafka at %s, topics %s: %s"
                        .formatted(
                                bootstrapServers,
                                String.join(", ", topics.inputs()),
                                e.getMessage()),
                e);
    }

    private static Producer<String, byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        // Retries must not change the order: marks stand behind their events.
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        // A partition added later must get its marks too.
                        ProducerConfig.METADATA_MAX_AGE_CONFIG,
                        PARTITIONS_FOUND_ANEW_MS),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
