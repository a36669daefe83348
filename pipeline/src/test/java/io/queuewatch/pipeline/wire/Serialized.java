package io.queuewatch.pipeline.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Values as bytes, and bytes that an earlier version wrote. */
public final class Serialized {

    private Serialized() {}

    /** The value as bytes. */
    public static <T> byte[] bytes(TypeSerializer<T> serializer, T value) {
        try {
            DataOutputSerializer out = new DataOutputSerializer(256);
            serializer.serialize(value, out);
            return out.getCopyOfBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value that these bytes hold, all of them. */
    public static <T> T value(TypeSerializer<T> serializer, byte[] bytes) {
        try {
            DataInputDeserializer in = new DataInputDeserializer(bytes);
            T value = serializer.deserialize(in);
            if (in.available() > 0) {
                throw new AssertionError(in.available() + " bytes are left");
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value written and read again, through a copy of the bytes as Flink makes them. */
    public static <T> T roundTrip(TypeSerializer<T> serializer, T value) {
        try {
            DataOutputSerializer copied = new DataOutputSerializer(256);
            serializer.copy(new DataInputDeserializer(bytes(serializer, value)), copied);
            return value(serializer.duplicate(), copied.getCopyOfBuffer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes in hex from a file beside the class; white space is for people. */
    public static byte[] golden(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            String hex = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
