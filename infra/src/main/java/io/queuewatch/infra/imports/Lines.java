package io.queuewatch.infra.imports;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The lines of a file, gzipped or not, gathered into rows: a row is a line, or several where a
 * quoted cell goes on in the next. Keeps a row as it was written, for those that must be shown
 * again.
 */
final class Lines implements AutoCloseable {

    private final TextFile file;
    private final Deque<String> givenBack = new ArrayDeque<>();
    private final List<String> row = new ArrayList<>();
    private long rowNumber = 1;

    private Lines(TextFile file) {
        this.file = file;
    }

    /**
     * Opens a file.
     *
     * @param charset what does not fit it is read as U+FFFD
     * @throws ImportException where there is no such file
     */
    static Lines open(Path file, Charset charset) throws IOException {
        return new Lines(TextFile.open(file, charset));
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
        String line = givenBack.isEmpty() ? file.reader().readLine() : givenBack.poll();
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
        return file.position();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
