package io.queuewatch.infra.imports;

import java.io.IOException;
import java.nio.charset.Charset;

/** A kind of file that rows of calls are read from. */
public sealed interface Format permits CsvFormat, AsteriskFormat {

    /** How the file's characters are written. */
    Charset charset();

    /**
     * Reads what stands before the first row.
     *
     * @param file its name, for errors
     * @throws ImportException where this is no file of this kind
     */
    Rows begin(String file, Lines lines) throws IOException;

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
