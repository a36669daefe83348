package io.queuewatch.infra.kafka;

import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.ingest.TargetsTopic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creates and deletes topics. What was created takes records when a method returns. Every method
 * says clearly when the broker cannot be reached.
 */
public final class TopicAdmin implements AutoCloseable {

    private static final int TIMEOUT_MS = 15_000;

    /** Of what a key said the last word stays for ever, the others for a week. */
    private static final Map<String, String> NEWEST_BY_KEY =
            Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG,
                    TopicConfig.CLEANUP_POLICY_COMPACT,
                    TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                    Long.toString(Duration.ofDays(7).toMillis()));

    private final String bootstrapServers;
    private final Admin admin;

    /**
     * @param bootstrapServers Kafka, as {@code host:port}
     * @throws KafkaUnavailableException where that is no address
     */
    public TopicAdmin(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        try {
            admin =
                    Admin.create(
                            Map.of(
                                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                    bootstrapServers,
                                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                    TIMEOUT_MS,
                                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                    TIMEOUT_MS));
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new KafkaUnavailableException(
                    "%s is no address of Kafka (host:port): %s"
                            .formatted(bootstrapServers, cause.getMessage()),
                    e);
        }
    }

    /**
     * Creates those of the inputs and outputs, and the topic of targets, that are not there yet.
     *
     * @param partitions of each topic but that of targets, which has one
     * @param replication of each partition, at most the number of brokers
     * @throws KafkaUnavailableException where the broker cannot be reached or refuses
     */
    public void create(Topics topics, int partitions, int replication) {
        create(
                all(topics),
                name ->
                        new NewTopic(name, partitions, (short) replication)
                                .configs(name.equals(topics.alerts()) ? NEWEST_BY_KEY : Map.of()));
        createTargets(topics, Optional.of((short) replication));
    }

    /**
     * Creates the topic of targets, if it is not there yet, with the replication that the broker
     * gives by default.
     *
     * @throws KafkaUnavailableException where the broker cannot be reached or refuses
     */
    public void createTargets(Topics topics) {
        createTargets(topics, Optional.empty());
    }

    private void createTargets(Topics topics, Optional<Short> replication) {
        create(
                List.of(topics.targets()),
                name -> new TargetsTopic(bootstrapServers, topics).creation(replication));
    }

    /**
     * Creates those of the inputs that are not there yet, with the partitions and the replication
     * that the broker gives by default.
     *
     * @throws KafkaUnavailableException where the broker cannot be reached or refuses
     */
    public void createInputs(Topics topics) {
        create(topics.inputs(), name -> new NewTopic(name, Optional.empty(), Optional.empty()));
    }

    /**
     * Deletes the inputs and outputs and the topic of targets, where they are there.
     *
     * @throws KafkaUnavailableException where the broker cannot be reached or refuses
     */
    public void delete(Topics topics) {
        admin.deleteTopics(
                        Stream.concat(all(topics).stream(), Stream.of(topics.targets())).toList())
                .topicNameValues()
                .forEach(
                        (name, deleted) ->
                                await(
                                        deleted,
                                        "delete topic " + name,
                                        UnknownTopicOrPartitionException.class));
    }

    @Override
    public void close() {
        admin.close();
    }

    private void create(Collection<String> names, Function<String, NewTopic> topic) {
        CreateTopicsResult created = admin.createTopics(names.stream().map(topic).toList());
        Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
        for (String name : names) {
            await(created.values().get(name), "create topic " + name, TopicExistsException.class);
            // Who may create but not describe is not told, and does not wait.
            int count =
                    await(created.numPartitions(name), "describe topic " + name, ApiException.class)
                            .orElse(0);
            for (int partition = 0; partition < count; partition++) {
                partitions.put(new TopicPartition(name, partition), OffsetSpec.latest());
            }
        }
        awaitLeaders(partitions);
    }

    /**
     * A topic is known before its partitions take records. Who writes too early may have the second
     * batch taken and the first one refused for ever, since its place is gone.
     */
    private void awaitLeaders(Map<TopicPartition, OffsetSpec> partitions) {
        ListOffsetsResult offsets = admin.listOffsets(partitions);
        for (TopicPartition partition : partitions.keySet()) {
            await(
                    offsets.partitionResult(partition),
                    "write to " + partition,
                    UnknownTopicOrPartitionException.class);
        }
    }

    /** The result; empty where what was wanted is so already. */
    private <T> Optional<T> await(
            KafkaFuture<T> result, String what, Class<? extends Exception> alreadySo) {
        try {
            return Optional.ofNullable(result.get());
        } catch (ExecutionException e) {
            if (alreadySo.isInstance(e.getCause())) {
                return Optional.empty();
            }
            throw new KafkaUnavailableException(
                    "cannot %s on Kafka at %s (is it running there?): %s"
                            .formatted(what, bootstrapServers, e.getCause().getMessage()),
                    e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("interrupted: " + what, e);
        }
    }

    private static List<String> all(Topics topics) {
        return Stream.of(topics.inputs(), topics.decisions(), topics.outputs())
                .flatMap(List::stream)
                .toList();
    }
}
