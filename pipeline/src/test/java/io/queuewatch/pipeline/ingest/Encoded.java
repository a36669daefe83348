package io.queuewatch.pipeline.ingest;

import io.queuewatch.schemas.Codec;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;

/** Records of any type as Kafka holds them. */
public final class Encoded {

    private final Map<Class<?>, Codec<SpecificRecordBase>> codecs = new HashMap<>();

    /** The bytes of a record. */
    @SuppressWarnings("unchecked")
    public byte[] bytes(SpecificRecordBase record) {
        return codecs.computeIfAbsent(
                        record.getClass(),
                        type -> (Codec<SpecificRecordBase>) Codec.of(record.getClass()))
                .encode(record);
    }
}
