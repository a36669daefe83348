package io.queuewatch.infra.imports;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The lines of a file, gzipped or not, gathered into rows: a row is a line, or several where a
 * quoted cell goes on in the next. Keeps a row as it was written, for those that must be shown
 * again.
 */
final class Lines implements AutoCloseable {

    private static final int GZIP_MAGIC = 0x1f8b;

    private final SeekableByteChannel channel;
    private final BufferedReader reader;
    private final Deque<String> givenBack = new ArrayDeque<>();
    private final List<String> row = new ArrayList<>();
    private long rowNumber = 1;

    private Lines(SeekableByteChannel channel, BufferedReader reader) {
        this.channel = channel;
        this.reader = reader;
    }

    /**
     * Opens a file.
     *
     * @param charset what does not fit it is read as U+FFFD
     * @throws ImportException where there is no such file
     */
    static Lines open(Path file, Charset charset) throws IOException {
        try {
            SeekableByteChannel channel = Files.newByteChannel(file);
            InputStream bytes = new BufferedInputStream(Channels.newInputStream(channel));
            bytes.mark(2);
            boolean gzipped = (bytes.read() << 8 | bytes.read()) == GZIP_MAGIC;
            bytes.reset();
            InputStream text = gzipped ? new GZIPInputStream(bytes) : bytes;
            return new Lines(channel, new BufferedReader(new InputStreamReader(text, charset)));
        } catch (NoSuchFileException e) {
            throw new ImportException("there is no file " + file, e);
        }
    }

    /** Begins the next row with its first line; null at the end of the file. */
    String next() throws IOException {
        rowNumber += row.size();
        row.clear();
        String line = more();
        boolean marked = rowNumber == 1 && line != null && line.startsWith("\uFEFF");
        return marked ? line.substring(1) : line;
    }

    /** Adds the next line to this row; null at the end of the file. */
    String more() throws IOException {
        String line = givenBack.isEmpty() ? reader.readLine() : givenBack.poll();
        if (line != null) {
            row.add(line);
        }
        return line;
    }

    /** Leaves this row with its first line only; the others are rows to come. */
    void giveBack() {
        while (row.size() > 1) {
            givenBack.addFirst(row.remove(row.size() - 1));
        }
    }

    /** The number of the row's first line, from 1. */
    long rowNumber() {
        return rowNumber;
    }

    /** The row as written. */
    String text() {
        return String.join("\n", row);
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
