package io.queuewatch.infra.imports;

import java.io.IOException;
import java.io.Reader;

/**
 * The characters of a JSON file on their way to a parser. What belongs to the record at hand is
 * kept, so that it can be shown as it was written, and so that a record that is broken off does not
 * take those after it along: reading goes on at the line after its first.
 */
final class JsonText extends Reader {

    private static final int CHUNK = 4096;

    private final Reader source;
    private final StringBuilder kept = new StringBuilder();
    private long offset;
    private long line = 1;
    private int given;

    JsonText(Reader source) {
        this.source = source;
    }

    @Override
    public int read(char[] into, int from, int most) throws IOException {
        if (given == kept.length() && !load(CHUNK)) {
            return -1;
        }
        int count = Math.min(most, kept.length() - given);
        kept.getChars(given, given + count, into, from);
        given += count;
        return count;
    }

    /** How many characters have been given to be read. */
    long position() {
        return offset + given;
    }

    /** A record begins at this offset, or after the space there; what is before is forgotten. */
    void begin(long start) {
        int end = (int) Math.max(0, Math.min(start - offset, given));
        while (end < given && Character.isWhitespace(kept.charAt(end))) {
            end++;
        }
        line += kept.chars().limit(end).filter(c -> c == '\n').count();
        forget(end);
    }

    /** The number of the line on which the record begins, from 1. */
    long line() {
        return line;
    }

    /** The record's text up to this offset. */
    String until(long end) {
        return kept.substring(0, (int) Math.max(0, Math.min(end - offset, given)));
    }

    /** The record's text up to the end of its first line. */
    String firstLine() {
        int end = kept.indexOf("\n");
        return end < 0 ? kept.toString() : kept.substring(0, end).stripTrailing();
    }

    /**
     * Goes back, or on, to the first line after the record's first that begins with an object.
     *
     * @return false where there is none
     */
    boolean toNextObject() throws IOException {
        do {
            if (!toNextLine()) {
                return false;
            }
        } while (kept.charAt(0) != '{');
        return true;
    }

    /** Goes to the beginning of the line after this; false where there is none. */
    private boolean toNextLine() throws IOException {
        int end = kept.indexOf("\n");
        while (end < 0) {
            forget(kept.length());
            if (!load(CHUNK)) {
                return false;
            }
            end = kept.indexOf("\n");
        }
        line++;
        forget(end + 1);
        given = 0;
        return !kept.isEmpty() || load(CHUNK);
    }

    private void forget(int count) {
        kept.delete(0, count);
        offset += count;
        given -= count;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private boolean load(int most) throws IOException {
        char[] chunk = new char[most];
        int count = source.read(chunk, 0, most);
        if (count > 0) {
            kept.append(chunk, 0, count);
        }
        return count > 0;
    }
}
