package io.queuewatch.infra.replay;

import io.queuewatch.infra.failure.KnownFailure;
import io.queuewatch.infra.imports.Progress;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Shows how far a consumer group has come in its topics, until something has ended. */
final class LagReport implements AutoCloseable {

    private static final long PAUSE_MS = 200;

    private final Admin admin;
    private final String group;
    private final Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
    private final Progress progress;

    /**
     * A report.
     *
     * @param task what is done, for people
     */
    LagReport(String bootstrapServers, String group, Collection<String> topics, String task) {
        this.group = group;
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
        try {
            admin.describeTopics(topics)
                    .allTopicNames()
                    .get()
                    .forEach(
                            (topic, description) ->
                                    description
                                            .partitions()
                                            .forEach(
                                                    partition ->
                                                            partitions.put(
                                                                    new TopicPartition(
                                                                            topic,
                                                                            partition.partition()),
                                                                    OffsetSpec.latest())));
            long end = 0;
            for (var offset : admin.listOffsets(partitions).all().get().values()) {
                end += offset.offset();
            }
            progress = Progress.of(task, end, " records", 1);
        } catch (ExecutionException e) {
            throw new KnownFailure("Kafka does not say how far it is", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KnownFailure("interrupted", e);
        }
    }

    /** Looks again and again until this is so. */
    void until(BooleanSupplier ended) {
        try {
            while (!ended.getAsBoolean()) {
                progress.accept(done());
                Thread.sleep(PAUSE_MS);
            }
            progress.accept(done());
        } catch (ExecutionException e) {
            throw new KnownFailure("Kafka does not say how far it is", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KnownFailure("interrupted", e);
        }
    }

    private long done() throws ExecutionException, InterruptedException {
        long done = 0;
        for (Map.Entry<TopicPartition, OffsetAndMetadata> entry :
                admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .entrySet()) {
            if (entry.getValue() != null && partitions.containsKey(entry.getKey())) {
                done += entry.getValue().offset();
            }
        }
        return done;
    }

    @Override
    public void close() {
        progress.close();
        admin.close();
    }
}
