package io.queuewatch.infra.imports;

import java.io.IOException;
import java.nio.file.Path;

/** A kind of file whose records are lines, or rows of several. */
sealed interface LineFormat extends Format permits CsvFormat, AsteriskFormat, EventLines {

    /**
     * Reads what stands before the first row.
     *
     * @param file its name, for errors
     * @throws ImportException where this is no file of this kind
     * @throws RowException where nothing is in it
     */
    Rows begin(String file, Lines lines) throws IOException;

    @Override
    default Records open(Path file) throws IOException {
        Lines lines = Lines.open(file, charset());
        try {
            return new LineRecords(lines, begin(file.toString(), lines));
        } catch (IOException | RuntimeException e) {
            lines.close();
            throw e;
        }
    }

    /** Turns the rows of one file into events. */
    interface Rows {

        /**
         * What the row that begins with this line becomes.
         *
         * @param lines where the row may go on
         * @throws RowException where it can become nothing
         */
        Conversion convert(String line, Lines lines) throws IOException;
    }
}
