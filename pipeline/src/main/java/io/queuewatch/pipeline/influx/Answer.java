package io.queuewatch.pipeline.influx;

import com.influxdb.exceptions.InfluxException;
import java.util.Objects;

/**
 * What came back from a write.
 *
 * @param status the status of HTTP; 0 where nothing came back
 * @param message what InfluxDB says about it, or why nothing came back
 * @param retryAfter the header Retry-After as sent; null where there is none
 */
record Answer(int status, String message, String retryAfter) {

    static final Answer STORED = new Answer(204, "", null);

    static Answer of(InfluxException e) {
        String message =
                e.getMessage() != null
                        ? e.getMessage()
                        : e.getCause() != null
                                ? Objects.toString(e.getCause())
                                : "HTTP status code: " + e.status();
        return new Answer(e.status(), message, e.headers().get("Retry-After"));
    }
}
