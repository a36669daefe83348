package io.queuewatch.infra.imports;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * A file of characters, gzipped or not, that knows how much of it has been read.
 *
 * @param channel the bytes
 * @param reader the characters
 */
record TextFile(SeekableByteChannel channel, BufferedReader reader) implements AutoCloseable {

    /** What stands for characters that are not in the charset a file is read in. */
    static final char UNREADABLE = '\uFFFD';

    private static final int GZIP = 0x1f8b;
    private static final int UTF_16_BIG_ENDIAN = 0xfeff;
    private static final int UTF_16_LITTLE_ENDIAN = 0xfffe;
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /**
     * Opens a file.
     *
     * @param charset what does not fit it is read as {@link #UNREADABLE}; a file that begins with a
     *     byte-order mark of UTF-16 is read in that
     * @throws ImportException where there is no such file, or it is no text
     */
    static TextFile open(Path file, Charset charset) throws IOException {
        SeekableByteChannel channel = channel(file);
        try {
            InputStream bytes = new BufferedInputStream(Channels.newInputStream(channel));
            InputStream text = unpacked(file, bytes);
            return new TextFile(
                    channel,
                    new BufferedReader(new InputStreamReader(text, marked(text, charset))));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static SeekableByteChannel channel(Path file) throws IOException {
        try {
            return Files.newByteChannel(file);
        } catch (NoSuchFileException e) {
            throw new ImportException("there is no file " + file, e);
        } catch (AccessDeniedException e) {
            throw new ImportException("cannot read %s: permission denied".formatted(file), e);
        }
    }

    private static InputStream unpacked(Path file, InputStream bytes) throws IOException {
        byte[] first = first(bytes, ZIP.length);
        if (Arrays.equals(first, ZIP)) {
            throw new ImportException(
                    file
                            + " is a ZIP archive or a spreadsheet's workbook; unpack it, or save it as"
                            + " text: only text is read, gzipped or not");
        }
        return number(first) == GZIP ? new BufferedInputStream(new GZIPInputStream(bytes)) : bytes;
    }

    private static Charset marked(InputStream text, Charset otherwise) throws IOException {
        int mark = number(first(text, 2));
        return mark == UTF_16_BIG_ENDIAN || mark == UTF_16_LITTLE_ENDIAN
                ? StandardCharsets.UTF_16
                : otherwise;
    }

    /** So many bytes, or fewer where there are not as many; they are still to be read. */
    private static byte[] first(InputStream bytes, int count) throws IOException {
        bytes.mark(count);
        byte[] first = bytes.readNBytes(count);
        bytes.reset();
        return first;
    }

    /** The first two bytes as a number; -1 where there are not as many. */
    private static int number(byte[] bytes) {
        return bytes.length < 2 ? -1 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    }

    /** How much of the file has been read, in bytes. */
    long position() throws IOException {
        return channel.position();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
