package io.queuewatch.infra.imports;

import java.io.IOException;

/** Records that are lines, or rows of several; blank lines are none. */
final class LineRecords implements Records {

    private final Lines lines;
    private final LineFormat.Rows rows;
    private String line;

    LineRecords(Lines lines, LineFormat.Rows rows) {
        this.lines = lines;
        this.rows = rows;
    }

    @Override
    public boolean next() throws IOException {
        do {
            line = lines.next();
        } while (line != null && line.isBlank());
        return line != null;
    }

    @Override
    public Conversion convert() throws IOException {
        return rows.convert(line, lines);
    }

    @Override
    public long line() {
        return lines.rowNumber();
    }

    @Override
    public String text() {
        return lines.text();
    }

    @Override
    public long position() throws IOException {
        return lines.position();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
