package io.queuewatch.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Avro single-object encoding of one record type: the marker C3 01, the fingerprint of the writer's
 * schema (8 bytes, little-endian), the body. Reads every version ever published.
 *
 * @param <T> the record type
 * @see <a
 *     href="https://avro.apache.org/docs/1.12.0/specification/#single-object-encoding">Specification</a>
 */
public final class Codec<T extends SpecificRecordBase> {

    /** Marker and fingerprint together. */
    public static final int HEADER_LENGTH = 10;

    private static final byte MARKER_0 = (byte) 0xC3;
    private static final byte MARKER_1 = (byte) 0x01;

    static {
        // Avro builds classes of trusted packages only; ours is one, whatever else is trusted.
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(
                        ClassSecurityValidator.getGlobal(),
                        type -> type.getName().startsWith("io.queuewatch.schemas.")));
    }

    private final Schema schema;
    private final BinaryMessageEncoder<T> encoder;
    private final BinaryMessageDecoder<T> decoder;

    private Codec(Schema schema, SpecificData model) {
        this.schema = schema;
        encoder = new BinaryMessageEncoder<>(model, schema);
        decoder = new BinaryMessageDecoder<>(model, schema, SchemaHistory.published());
    }

    /** The codec of a generated record type. */
    public static <T extends SpecificRecordBase> Codec<T> of(Class<T> type) {
        SpecificData model = SpecificData.getForClass(type);
        return new Codec<>(model.getSchema(type), model);
    }

    /** The newest version of the record's schema. */
    public Schema schema() {
        return schema;
    }

    /**
     * The same record in the newest version of its schema.
     *
     * @throws UnreadableException as {@link #decode}
     */
    public byte[] renew(byte[] bytes) throws UnreadableException {
        return encode(decode(bytes));
    }

    /** The record as bytes, header included. */
    public byte[] encode(T value) {
        try {
            ByteBuffer buffer = encoder.encode(value);
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The record that these bytes hold, resolved from the version it was written with.
     *
     * @throws UnreadableException where the bytes are no single object, of no published schema, of
     *     another record type, or corrupt
     */
    public T decode(byte[] bytes) throws UnreadableException {
        long fingerprint = fingerprint(bytes);
        if (!SchemaHistory.published().knows(fingerprint)) {
            throw UnreadableException.unknownSchema(fingerprint);
        }
        try {
            return decoder.decode(bytes);
        } catch (IOException | RuntimeException e) {
            throw UnreadableException.corrupt(e);
        }
    }

    /**
     * The fingerprint of the schema that the bytes were written with.
     *
     * @throws UnreadableException where the bytes are no single object
     */
    public static long fingerprint(byte[] bytes) throws UnreadableException {
        if (bytes == null || bytes.length < HEADER_LENGTH) {
            throw UnreadableException.notSingleObject(bytes);
        }
        if (bytes[0] != MARKER_0 || bytes[1] != MARKER_1) {
            throw UnreadableException.notSingleObject(bytes);
        }
        long fingerprint = 0;
        for (int i = HEADER_LENGTH - 1; i >= 2; i--) {
            fingerprint = fingerprint << 8 | (bytes[i] & 0xFF);
        }
        return fingerprint;
    }
}
