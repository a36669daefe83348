package io.queuewatch.pipeline.ingest;

import io.queuewatch.pipeline.config.ConfigException;
import io.queuewatch.pipeline.config.PublishedTargets;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.config.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic that holds the versions of the targets, all of them for ever, in one partition.
 *
 * @param bootstrapServers host:port of the brokers, separated by commas
 * @param topics names the topic
 */
public record TargetsTopic(String bootstrapServers, Topics topics) {

    private static final Logger LOG = LoggerFactory.getLogger(TargetsTopic.class);
    private static final int TIMEOUT_MS = 15_000;
    private static final Duration PATIENCE = Duration.ofMillis(TIMEOUT_MS);

    /** Nothing of it is ever deleted. */
    private static final Map<String, String> FOR_EVER =
            Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG,
                    TopicConfig.CLEANUP_POLICY_DELETE,
                    TopicConfig.RETENTION_MS_CONFIG,
                    "-1",
                    TopicConfig.RETENTION_BYTES_CONFIG,
                    "-1");

    /**
     * The topic as it is to be created.
     *
     * @param replication of its partition, or empty for the broker's default
     */
    public NewTopic creation(Optional<Short> replication) {
        return new NewTopic(topics.targets(), Optional.of(1), replication).configs(FOR_EVER);
    }

    /**
     * Creates the topic, where it is not there yet.
     *
     * @throws ConfigException where the broker cannot be reached or refuses
     */
    public void create() {
        try (Admin admin = Admin.create(client())) {
            admin.createTopics(List.of(creation(Optional.empty()))).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw failed("create", e.getCause());
            }
        } catch (KafkaException e) {
            throw failed("create", e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("create", e);
        }
    }

    /**
     * All that it holds now, from its beginning; nothing where it is not there.
     *
     * @throws ConfigException where the broker cannot be reached
     */
    public List<TargetsRecord> records() {
        List<TargetsRecord> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        client(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            if (!consumer.listTopics(PATIENCE).containsKey(topics.targets())) {
                return records;
            }
            TopicPartition partition = new TopicPartition(topics.targets(), 0);
            List<TopicPartition> only = List.of(partition);
            consumer.assign(only);
            consumer.seekToBeginning(only);
            long end = consumer.endOffsets(only, PATIENCE).get(partition);
            while (consumer.position(partition, PATIENCE) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
                    records.add(TargetsRecordDeserializer.record(record));
                }
            }
            return records;
        } catch (KafkaException e) {
            throw failed("read", e.getCause() == null ? e : e.getCause());
        }
    }

    /**
     * What a job starts with, so that its first event finds the versions there are.
     *
     * @param start the targets valid from ever
     * @throws ConfigException where the broker cannot be reached
     */
    public TargetsHistory history(Targets start) {
        TargetsHistory history = TargetsHistory.of(start);
        TargetsCheck check = new TargetsCheck(TargetsHistory.of(start));
        for (TargetsRecord record : records()) {
            try {
                PublishedTargets version = check.version(record);
                history.add(version);
            } catch (TargetsCheck.Refused e) {
                LOG.warn(
                        "{}, offset {}: left out: {}", record.topic, record.offset, e.getMessage());
            }
        }
        return history;
    }

    /**
     * The topic from its beginning.
     *
     * @param live whether more is waited for; otherwise it ends where the topic ends now
     */
    public KafkaSource<TargetsRecord> source(boolean live) {
        var builder =
                KafkaSource.<TargetsRecord>builder()
                        .setBootstrapServers(bootstrapServers)
                        .setTopics(topics.targets())
                        .setGroupId(topics.prefix() + "queuewatch-targets")
                        .setStartingOffsets(OffsetsInitializer.earliest())
                        .setDeserializer(new TargetsRecordDeserializer());
        if (!live) {
            builder.setBounded(OffsetsInitializer.latest());
        }
        return builder.build();
    }

    private Map<String, Object> client() {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "request.timeout.ms",
                TIMEOUT_MS,
                "default.api.timeout.ms",
                TIMEOUT_MS);
    }

    private ConfigException failed(String what, Throwable cause) {
        return new ConfigException(
                "cannot %s topic %s on Kafka at %s (is it running there?): %s"
                        .formatted(what, topics.targets(), bootstrapServers, cause.getMessage()),
                cause);
    }
}
