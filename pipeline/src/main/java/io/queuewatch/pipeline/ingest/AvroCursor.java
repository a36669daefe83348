package io.queuewatch.pipeline.ingest;

import io.queuewatch.pipeline.wire.Text;
import java.nio.charset.StandardCharsets;

/**
 * Reads the binary encoding of Avro from an array. A length or an index that does not fit the bytes
 * that are left is an error at once: garbage never makes it reserve memory.
 */
final class AvroCursor {

    private final Text text = new Text();
    private byte[] bytes;
    private int position;

    void reset(byte[] newBytes, int offset) {
        bytes = newBytes;
        position = offset;
    }

    boolean atEnd() {
        return position == bytes.length;
    }

    long readLong() {
        long rest = 0;
        int shift = 0;
        long next;
        do {
            if (position == bytes.length) {
                throw new MalformedException("the bytes end within a number");
            }
            if (shift > 63) {
                throw new MalformedException("a number is longer than 10 bytes");
            }
            next = bytes[position++];
            rest |= (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return rest >>> 1 ^ -(rest & 1);
    }

    int readInt() {
        long value = readLong();
        if (value != (int) value) {
            throw new MalformedException("%d is no 32-bit number".formatted(value));
        }
        return (int) value;
    }

    boolean readBoolean() {
        if (position == bytes.length) {
            throw new MalformedException("the bytes end before a boolean");
        }
        return bytes[position++] != 0;
    }

    /** An index of an enum or a union with so many members. */
    int readIndex(int members) {
        long index = readLong();
        if (index < 0 || index >= members) {
            throw new MalformedException(
                    "an index is %d, there are %d values".formatted(index, members));
        }
        return (int) index;
    }

    /** A string that is not likely to come again. */
    String readString() {
        int length = length();
        String value = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return value;
    }

    /** An optional string that is not likely to come again. */
    String readOptional() {
        return readIndex(2) == 0 ? null : readString();
    }

    /** An optional string that comes again and again. */
    String readPooled() {
        if (readIndex(2) == 0) {
            return null;
        }
        int length = length();
        String value = text.pooled(bytes, position, length);
        position += length;
        return value;
    }

    void skipOptionalString() {
        if (readIndex(2) != 0) {
            int length = length();
            position += length;
        }
    }

    /** An optional number, or what stands for an absent one. */
    long readOptionalLong(long absent) {
        return readIndex(2) == 0 ? absent : readLong();
    }

    /** An optional number of 32 bits, or what stands for an absent one. */
    int readOptionalInt(int absent) {
        return readIndex(2) == 0 ? absent : readInt();
    }

    private int length() {
        long length = readLong();
        if (length < 0 || length > bytes.length - position) {
            throw new MalformedException(
                    "a string is said to be %d bytes long, %d are left"
                            .formatted(length, bytes.length - position));
        }
        return (int) length;
    }

    /** Bytes that are not what they should be. */
    static final class MalformedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }
    }
}
