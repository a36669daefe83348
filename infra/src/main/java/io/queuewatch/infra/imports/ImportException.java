package io.queuewatch.infra.imports;

/** A file, mapping or setting that cannot be used at all. The message is for people. */
public class ImportException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ImportException(String message) {
        super(message);
    }

    ImportException(String message, Throwable cause) {
        super(message, cause);
    }
}
