package io.queuewatch.pipeline.ingest;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Hands records of the topic of targets on as they are. */
public final class TargetsRecordDeserializer
        implements KafkaRecordDeserializationSchema<TargetsRecord> {

    private static final long serialVersionUID = 1L;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> from, Collector<TargetsRecord> out) {
        out.collect(record(from));
    }

    static TargetsRecord record(ConsumerRecord<byte[], byte[]> from) {
        TargetsRecord record = new TargetsRecord();
        record.value = from.value() == null ? new byte[0] : from.value();
        record.sentAt = from.timestamp();
        record.topic = from.topic();
        record.partition = from.partition();
        record.offset = from.offset();
        return record;
    }

    @Override
    public TypeInformation<TargetsRecord> getProducedType() {
        return TypeInformation.of(TargetsRecord.class);
    }
}
