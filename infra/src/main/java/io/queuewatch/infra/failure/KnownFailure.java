package io.queuewatch.infra.failure;

import java.util.Optional;

/**
 * Something that a person can mend. It is shown to them without a stack trace: what is wrong, and
 * what would be right where the message does not say so itself.
 */
public class KnownFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String right;

    /**
     * @param message what is wrong and where, and what would be right
     */
    public KnownFailure(String message, Throwable cause) {
        this(message, null, cause);
    }

    /**
     * @param wrong what is wrong and where, for example {@code port 9092 is taken}
     * @param right what would be right, for example {@code give another with --kafka-port}
     */
    public KnownFailure(String wrong, String right) {
        this(wrong, right, null);
    }

    /** As above, with the cause for the log. */
    public KnownFailure(String wrong, String right, Throwable cause) {
        super(wrong, cause);
        this.right = right;
    }

    /** What would be right, where the message does not say so itself. */
    public final Optional<String> right() {
        return Optional.ofNullable(right);
    }
}
