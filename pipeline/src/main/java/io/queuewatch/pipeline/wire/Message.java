package io.queuewatch.pipeline.wire;

import io.queuewatch.schemas.Codec;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecordBase;

/** A Kafka record on its way out: the key that keeps one row's versions in order, and the value. */
public class Message {

    /** UTF-8 text. */
    public byte[] key;

    /** Avro single-object encoding. */
    public byte[] value;

    /** An encoded record. */
    public static <T extends SpecificRecordBase> Message of(String key, Codec<T> codec, T value) {
        Message message = new Message();
        message.key = key.getBytes(StandardCharsets.UTF_8);
        message.value = codec.encode(value);
        return message;
    }
}
