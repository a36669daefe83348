package io.queuewatch.schemas;

import java.util.Arrays;
import java.util.HexFormat;

/** Bytes that hold no record that can be read. The message says why, for people. */
public final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 12;

    private final DeadLetterReason reason;

    private UnreadableException(DeadLetterReason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    static UnreadableException notSingleObject(byte[] bytes) {
        String found =
                bytes == null
                        ? "no value at all"
                        : bytes.length == 0
                                ? "no bytes"
                                : "%d bytes beginning %s"
                                        .formatted(
                                                bytes.length,
                                                HexFormat.ofDelimiter(" ")
                                                        .formatHex(
                                                                Arrays.copyOf(
                                                                        bytes,
                                                                        Math.min(
                                                                                SHOWN,
                                                                                bytes.length))));
        return new UnreadableException(
                DeadLetterReason.UNREADABLE,
                "not Avro single-object encoding: want c3 01, the schema's fingerprint and the body, have "
                        + found,
                null);
    }

    /** Well-formed, but of a schema that is not in the history. */
    public static UnreadableException unknownSchema(long fingerprint) {
        return new UnreadableException(
                DeadLetterReason.UNKNOWN_SCHEMA,
                "no published schema has the fingerprint %016x: written by a newer version, or by something else"
                        .formatted(fingerprint),
                null);
    }

    /** The header is right, the body is not. */
    public static UnreadableException corrupt(Throwable cause) {
        return new UnreadableException(
                DeadLetterReason.UNREADABLE,
                "the body does not fit its schema: " + cause.getMessage(),
                cause);
    }

    /** Whether the schema is unknown or the bytes are bad. */
    public DeadLetterReason reason() {
        return reason;
    }
}
