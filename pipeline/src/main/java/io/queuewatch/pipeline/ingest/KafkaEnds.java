package io.queuewatch.pipeline.ingest;

import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.wire.Message;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The job's ends in Kafka.
 *
 * @param bootstrapServers host:port of the brokers, separated by commas
 * @param topics names of the topics
 * @param group consumer group whose committed offsets a fresh start goes on from
 */
public record KafkaEnds(String bootstrapServers, Topics topics, String group) {

    /** Each batch is handed from thread to thread; Kafka's own 500 would wake them too often. */
    private static final String RECORDS_IN_A_BATCH = "5000";

    /**
     * The events of all input topics: from the committed offsets, else from the beginning. In a
     * replay it ends where the topics end now.
     */
    public KafkaSource<Inbound> events(JobSettings settings) {
        var builder =
                KafkaSource.<Inbound>builder()
                        .setBootstrapServers(bootstrapServers)
                        .setTopics(topics.inputs())
                        .setGroupId(group)
                        .setProperty("max.poll.records", RECORDS_IN_A_BATCH)
                        .setStartingOffsets(
                                OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                        .setDeserializer(new InboundDeserializer(topics, settings.maxAheadMs()));
        if (!settings.live()) {
            builder.setBounded(OffsetsInitializer.latest());
        }
        return builder.build();
    }

    /**
     * A sink that writes every message at least once, in order of its key; rows are rewritten, so
     * that twice is once.
     */
    public KafkaSink<Message> sink(String topic) {
        Properties producer = new Properties();
        producer.setProperty("compression.type", "lz4");
        producer.setProperty("linger.ms", "20");
        return KafkaSink.<Message>builder()
                .setBootstrapServers(bootstrapServers)
                .setKafkaProducerConfig(producer)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(new Records(topic))
                .build();
    }

    /**
     * Records without a time of their own, so that they carry their sending time: with the event's,
     * retention by time would delete a replay of history at once.
     */
    private record Records(String topic) implements KafkaRecordSerializationSchema<Message> {

        @Override
        public ProducerRecord<byte[], byte[]> serialize(
                Message message, KafkaSinkContext context, Long eventTime) {
            return new ProducerRecord<>(topic, message.key, message.value);
        }
    }
}
