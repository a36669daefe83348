package io.queuewatch.pipeline.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Strings and numbers in few bytes. Strings that come again and again (queues, agents, segments)
 * are found in a pool by their bytes, not built anew. For one thread.
 */
public final class Text {

    private static final int POOL = 1 << 12;
    private static final int POOLED_LENGTH = 64;

    private final String[] pool = new String[POOL];
    private byte[] scratch = new byte[256];

    /** Writes a string or null. */
    @SuppressWarnings("deprecation") // the only copy of ASCII characters without an allocation
    public void write(String text, DataOutputView out) throws IOException {
        if (text == null) {
            writeLong(0, out);
            return;
        }
        int length = text.length();
        if (isAscii(text)) {
            ensure(length);
            text.getBytes(0, length, scratch, 0);
            writeLong(length + 1L, out);
            out.write(scratch, 0, length);
        } else {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
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
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = hash * 31 + bytes[offset + i];
        }
        int slot = (hash ^ hash >>> 15) & POOL - 1;
        String found = pool[slot];
        if (found == null || !same(found, bytes, offset, length)) {
            found = new String(bytes, offset, length, StandardCharsets.UTF_8);
            pool[slot] = found;
        }
        return found;
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

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(String text, byte[] bytes, int offset, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != bytes[offset + i]) {
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
