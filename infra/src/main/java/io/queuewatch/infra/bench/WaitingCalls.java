package io.queuewatch.infra.bench;

import io.queuewatch.infra.failure.KnownFailure;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.QueueNow;
import io.queuewatch.schemas.UnreadableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How many calls wait, as the job says. */
final class WaitingCalls implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Codec<QueueNow> codec = Codec.of(QueueNow.class);
    private final Map<String, Long> waiting = new HashMap<>();
    private final KafkaConsumer<byte[], byte[]> consumer;

    WaitingCalls(String bootstrapServers, Topics topics) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(topics.now()).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /**
     * Waits until so many wait.
     *
     * @param meanwhile done again and again
     * @throws KnownFailure where nothing is heard of it for minutes
     */
    void await(long calls, Runnable meanwhile) throws UnreadableException {
        long now = sum();
        long heard = System.nanoTime();
        while (now != calls) {
            meanwhile.run();
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                QueueNow row = codec.decode(record.value());
                waiting.put(row.getQueue(), row.getWaiting());
            }
            long before = now;
            now = sum();
            heard = now == before ? heard : System.nanoTime();
            if (System.nanoTime() - heard > PATIENCE.toNanos()) {
                throw new KnownFailure(
                        "%,d calls are to wait, and the job says since %d min that %,d do"
                                .formatted(calls, PATIENCE.toMinutes(), now),
                        "fewer --open-clocks, or more heap; see the log");
            }
        }
    }

    private long sum() {
        return waiting.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
