package io.queuewatch.pipeline.wire;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Strings and numbers in few bytes. Strings that come again and again (queues, agents, segments)
 * are found in a pool by their bytes, not built anew. For one thread.
 */
public final class Text {

    private static final int POOL_BITS = 12;
    private static final int POOLED_LENGTH = 64;
    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    /** An odd number without a pattern: 2 to the 64th by the golden ratio. */
    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** In pairs, to be found in one place: the bytes of a string, and the string. */
    private final Object[] pool = new Object[2 << POOL_BITS];

    private byte[] scratch = new byte[256];

    /** Writes a string or null. */
    public void write(String text, DataOutputView out) throws IOException {
        if (text == null) {
            writeLong(0, out);
        } else {
            writeFrom(0, text, out);
        }
    }

    /** Writes what of a string comes from this place on. */
    @SuppressWarnings("deprecation") // the only copy of ASCII characters without an allocation
    public void writeFrom(int from, String text, DataOutputView out) throws IOException {
        int length = text.length() - from;
        if (isAscii(text, from)) {
            ensure(length);
            text.getBytes(from, text.length(), scratch, 0);
            writeLong(length + 1L, out);
            out.write(scratch, 0, length);
        } else {
            byte[] bytes = text.substring(from).getBytes(StandardCharsets.UTF_8);
            writeLong(bytes.length + 1L, out);
            out.write(bytes);
        }
    }

    /** Reads a string or null that is not likely to come again. */
    public String read(DataInputView in) throws IOException {
        int length = (int) readLong(in) - 1;
        if (length < 0) {
            return null;
        }
        ensure(length);
        in.readFully(scratch, 0, length);
        return new String(scratch, 0, length, StandardCharsets.UTF_8);
    }

    /** Reads a string or null that is likely to come again. */
    public String readPooled(DataInputView in) throws IOException {
        int length = (int) readLong(in) - 1;
        if (length < 0) {
            return null;
        }
        ensure(length);
        in.readFully(scratch, 0, length);
        return pooled(scratch, 0, length);
    }

    /** The string of these UTF-8 bytes, from the pool where it is there. */
    public String pooled(byte[] bytes, int offset, int length) {
        if (length > POOLED_LENGTH) {
            return new String(bytes, offset, length, StandardCharsets.UTF_8);
        }
        int slot = (int) (hash(bytes, offset, length) >>> Long.SIZE - POOL_BITS) << 1;
        byte[] known = (byte[]) pool[slot];
        if (known == null
                || !Arrays.equals(known, 0, known.length, bytes, offset, offset + length)) {
            pool[slot] = Arrays.copyOfRange(bytes, offset, offset + length);
            pool[slot + 1] = new String(bytes, offset, length, StandardCharsets.UTF_8);
        }
        return (String) pool[slot + 1];
    }

    /** Eight bytes at a time, the last eight of them whether or not some were taken before. */
    private static long hash(byte[] bytes, int offset, int length) {
        long hash = length;
        if (length < Long.BYTES) {
            for (int i = 0; i < length; i++) {
                hash = hash << Byte.SIZE | bytes[offset + i] & 0xFF;
            }
            return hash * MIX;
        }
        int last = offset + length - Long.BYTES;
        for (int i = offset; i < last; i += Long.BYTES) {
            hash = (hash ^ (long) WORDS.get(bytes, i)) * MIX;
            hash ^= hash >>> Integer.SIZE;
        }
        return (hash ^ (long) WORDS.get(bytes, last)) * MIX;
    }

    /** Writes a number, small ones (of either sign) in few bytes. */
    public static void writeLong(long value, DataOutputView out) throws IOException {
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    /** Reads a number written by {@link #writeLong}. */
    public static long readLong(DataInputView in) throws IOException {
        long rest = 0;
        int shift = 0;
        long next;
        do {
            next = in.readByte();
            rest |= (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return rest >>> 1 ^ -(rest & 1);
    }

    private static boolean isAscii(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    private void ensure(int length) {
        if (scratch.length < length) {
            scratch = new byte[length * 2];
        }
    }
}
