package io.queuewatch.infra.imports;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;

/** A kind of file that records about contacts are read from. */
public sealed interface Format permits LineFormat, JsonFormat {

    /** How the file's characters are written. */
    Charset charset();

    /**
     * Opens a file before its first record.
     *
     * @throws ImportException where there is no such file, or it is of another kind
     */
    Records open(Path file) throws IOException;
}
