package io.queuewatch.infra.influxql;

import io.queuewatch.infra.failure.KnownFailure;

/** A query that InfluxDB did not answer, with what to do about it. */
public final class InfluxQueryException extends KnownFailure {
    private static final long serialVersionUID = 1L;

    InfluxQueryException(String message) {
        super(message, (Throwable) null);
    }

    InfluxQueryException(String message, Throwable cause) {
        super(message, cause);
    }
}
