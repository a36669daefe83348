package io.queuewatch.pipeline.config;

/**
 * A configuration that cannot be used. The message says where, what is wrong and what would be
 * right.
 */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A configuration that cannot be used.
     *
     * @param message where, what is wrong and what would be right
     */
    public ConfigException(String message) {
        super(message);
    }

    /**
     * A configuration that cannot be used.
     *
     * @param message where, what is wrong and what would be right
     * @param cause what was thrown
     */
    public ConfigException(String message, Throwable cause) {
        super(message, cause);
    }
}
