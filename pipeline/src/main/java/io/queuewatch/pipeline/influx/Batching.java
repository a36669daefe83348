package io.queuewatch.pipeline.influx;

import java.io.Serializable;
import java.time.Duration;

/**
 * How lines travel.
 *
 * @param size most lines in one request
 * @param interval longest time that a line waits for others
 * @param gzip whether requests are compressed
 * @param timeout longest time that InfluxDB may take to connect, to read a request, and to answer
 */
public record Batching(int size, Duration interval, boolean gzip, Duration timeout)
        implements Serializable {

    /** 5,000 lines, a second, compressed, half a minute. */
    public static final Batching DEFAULT =
            new Batching(5_000, Duration.ofSeconds(1), true, Duration.ofSeconds(30));

    /**
     * @throws IllegalArgumentException where a number is not positive
     */
    public Batching {
        if (size < 1) {
            throw new IllegalArgumentException(
                    "a batch of %d lines: want at least 1".formatted(size));
        }
        if (interval.compareTo(Duration.ZERO) <= 0) {
            throw new IllegalArgumentException(
                    "a flush interval of %s: want more than 0".formatted(interval));
        }
        if (timeout.compareTo(Duration.ZERO) <= 0) {
            throw new IllegalArgumentException(
                    "a timeout of %s: want more than 0".formatted(timeout));
        }
    }
}
