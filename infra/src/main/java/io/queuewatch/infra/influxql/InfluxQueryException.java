package io.queuewatch.infra.influxql;

/** A query that InfluxDB did not answer, with what to do about it. */
public final class InfluxQueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InfluxQueryException(String message) {
        super(message);
    }

    InfluxQueryException(String message, Throwable cause) {
        super(message, cause);
    }
}
