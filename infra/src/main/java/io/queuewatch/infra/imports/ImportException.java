package io.queuewatch.infra.imports;

import io.queuewatch.infra.failure.KnownFailure;

/** A file, mapping or setting that cannot be used at all. The message is for people. */
public class ImportException extends KnownFailure {

    private static final long serialVersionUID = 1;

    ImportException(String message) {
        super(message, (Throwable) null);
    }

    ImportException(String message, Throwable cause) {
        super(message, cause);
    }
}
