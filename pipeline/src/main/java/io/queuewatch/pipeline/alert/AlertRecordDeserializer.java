package io.queuewatch.pipeline.alert;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Hands records on as they are; deletions of a compacted topic say nothing. */
public final class AlertRecordDeserializer
        implements KafkaRecordDeserializationSchema<AlertRecord> {

    private static final long serialVersionUID = 1L;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> from, Collector<AlertRecord> out) {
        if (from.value() != null) {
            out.collect(
                    new AlertRecord(from.value(), from.topic(), from.partition(), from.offset()));
        }
    }

    @Override
    public TypeInformation<AlertRecord> getProducedType() {
        return TypeInformation.of(AlertRecord.class);
    }
}
