package io.queuewatch.infra.bench;

import io.queuewatch.schemas.UnreadableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads topics from their beginning to their present end and decodes every record, with Kafka's own
 * settings.
 *
 * @param bootstrapServers Kafka, as {@code host:port}
 * @param topics what it reads
 * @param partitions how many partitions each topic has
 * @param consumers how many consumers share them, each in a thread of its own
 * @param decoding how it decodes, for each thread anew
 */
record BareConsumer(
        String bootstrapServers,
        List<String> topics,
        int partitions,
        int consumers,
        Supplier<Decoding> decoding) {

    private static final Duration POLL = Duration.ofMillis(100);

    /** Reads it all. The time runs from when the threads start: connecting is in it. */
    Run run() {
        AtomicInteger threadNumber = new AtomicInteger();
        ExecutorService threads =
                Executors.newFixedThreadPool(
                        consumers,
                        task ->
                                new Thread(
                                        task,
                                        Part.CONSUMER_THREAD + threadNumber.getAndIncrement()));
        ProcessorTime processor = ProcessorTime.watched();
        long begin = System.nanoTime();
        try {
            List<Future<Long>> readers = new ArrayList<>();
            for (int i = 0; i < consumers; i++) {
                List<TopicPartition> share = share(i);
                readers.add(threads.submit(() -> read(share)));
            }
            long records = 0;
            for (Future<Long> reader : readers) {
                records += reader.get();
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Run(seconds, records, processor.stop());
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot read topics " + topics, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading topics " + topics, e);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<TopicPartition> share(int consumer) {
        return IntStream.range(0, partitions)
                .filter(number -> number % consumers == consumer)
                .boxed()
                .flatMap(number -> topics.stream().map(topic -> new TopicPartition(topic, number)))
                .toList();
    }

    private long read(List<TopicPartition> partitions) throws UnreadableException {
        Decoding decoder = decoding.get();
        long records = 0;
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (decoder.decode(record) != null) {
                        records++;
                    }
                }
            }
        }
        return records;
    }
}
