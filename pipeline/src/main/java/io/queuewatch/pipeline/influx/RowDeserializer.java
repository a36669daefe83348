package io.queuewatch.pipeline.influx;

import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.DeadLetter;
import io.queuewatch.schemas.DeadLetterReason;
import io.queuewatch.schemas.SchemaHistory;
import io.queuewatch.schemas.UnreadableException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Records of the outputs' topics become lines, told apart by the fingerprint of their schema. What
 * is no row becomes a dead letter.
 */
public final class RowDeserializer implements KafkaRecordDeserializationSchema<Received> {

    private static final long serialVersionUID = 1L;

    private static final String ROWS =
            Catalogue.measurements().stream()
                    .map(m -> m.row().getSimpleName())
                    .collect(Collectors.joining(", "));

    private record Reader(Measurement measurement, Codec<? extends SpecificRecordBase> codec) {}

    private transient Map<Long, Reader> readers;
    private transient Codec<DeadLetter> deadLetters;

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        deadLetters = Codec.of(DeadLetter.class);
        readers = new HashMap<>();
        for (Measurement measurement : Catalogue.measurements()) {
            Reader reader = new Reader(measurement, Codec.of(measurement.row()));
            SchemaHistory.published().versions().stream()
                    .filter(v -> v.record().equals(measurement.row().getSimpleName()))
                    .forEach(v -> readers.put(v.fingerprint(), reader));
        }
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> from, Collector<Received> out) {
        SpecificRecordBase row = null;
        try {
            Reader reader = reader(from.value());
            row = reader.codec().decode(from.value());
            out.collect(
                    new Received(
                            Line.of(
                                    reader.measurement().retention(row),
                                    reader.measurement().point(row),
                                    from),
                            null,
                            null));
        } catch (UnreadableException e) {
            out.collect(dead(from, e.reason(), e.getMessage(), row));
        } catch (IllegalArgumentException e) {
            out.collect(dead(from, DeadLetterReason.INVALID, e.getMessage(), row));
        }
    }

    @Override
    public TypeInformation<Received> getProducedType() {
        return TypeInformation.of(Received.class);
    }

    private Reader reader(byte[] value) throws UnreadableException {
        long fingerprint = Codec.fingerprint(value);
        Reader reader = readers.get(fingerprint);
        if (reader != null) {
            return reader;
        }
        for (SchemaHistory.Version version : SchemaHistory.published().versions()) {
            if (version.fingerprint() == fingerprint) {
                throw new IllegalArgumentException(
                        "%s is no row for InfluxDB: want %s".formatted(version.record(), ROWS));
            }
        }
        // Not ours: any codec says so.
        return readers.values().iterator().next();
    }

    private Received dead(
            ConsumerRecord<byte[], byte[]> from,
            DeadLetterReason reason,
            String detail,
            SpecificRecordBase row) {
        DeadLetter letter =
                DeadLetter.newBuilder()
                        .setReason(reason)
                        .setDetail(detail)
                        .setTopic(from.topic())
                        .setPartition(from.partition())
                        .setOffset(from.offset())
                        .setJudgedAt(Instant.now())
                        .setEvent(row == null ? null : row.toString())
                        .setPayload(
                                row == null && from.value() != null
                                        ? ByteBuffer.wrap(from.value())
                                        : null)
                        .build();
        String key = from.topic() + '/' + from.partition() + '/' + from.offset();
        return new Received(null, Message.of(key, deadLetters, letter), reason);
    }
}
