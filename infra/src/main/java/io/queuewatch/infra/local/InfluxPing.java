package io.queuewatch.infra.local;

import io.queuewatch.infra.failure.KnownFailure;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** Asks an InfluxDB of any version whether it is there, and which it is. */
public final class InfluxPing {

    private static final int ERROR = 500;

    private final InfluxHttp http;

    /**
     * @param url where the InfluxDB answers, for example {@code http://127.0.0.1:8086}
     */
    public InfluxPing(URI url) {
        this.http = new InfluxHttp(url, Optional.empty());
    }

    /** Whether it answers. */
    public boolean answers() {
        try {
            return http.get("/ping").statusCode() < ERROR;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Its version as it says, for example {@code 1.6.7~rc0} or {@code v2.7.1}; empty if it does not
     * say.
     *
     * @throws KnownFailure if it does not answer
     */
    public Optional<String> version() {
        try {
            return http.get("/ping").headers().firstValue("X-Influxdb-Version");
        } catch (IOException e) {
            throw http.unreachable(e);
        }
    }
}
