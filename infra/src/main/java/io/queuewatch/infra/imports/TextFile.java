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
import java.util.zip.GZIPInputStream;

/**
 * A file of characters, gzipped or not, that knows how much of it has been read.
 *
 * @param channel the bytes
 * @param reader the characters
 */
record TextFile(SeekableByteChannel channel, BufferedReader reader) implements AutoCloseable {

    private static final int GZIP_MAGIC = 0x1f8b;

    /**
     * Opens a file.
     *
     * @param charset what does not fit it is read as U+FFFD
     * @throws ImportException where there is no such file
     */
    static TextFile open(Path file, Charset charset) throws IOException {
        try {
            SeekableByteChannel channel = Files.newByteChannel(file);
            InputStream bytes = new BufferedInputStream(Channels.newInputStream(channel));
            bytes.mark(2);
            boolean gzipped = (bytes.read() << 8 | bytes.read()) == GZIP_MAGIC;
            bytes.reset();
            InputStream text = gzipped ? new GZIPInputStream(bytes) : bytes;
            return new TextFile(channel, new BufferedReader(new InputStreamReader(text, charset)));
        } catch (NoSuchFileException e) {
            throw new ImportException("there is no file " + file, e);
        }
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
