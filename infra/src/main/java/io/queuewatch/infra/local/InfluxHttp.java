package io.queuewatch.infra.local;

import io.queuewatch.infra.failure.KnownFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Requests to an InfluxDB.
 *
 * @param url where it answers
 * @param authorization the value of the header of that name, where the server wants one
 */
record InfluxHttp(URI url, Optional<String> authorization) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    HttpResponse<String> get(String path) throws IOException {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, String contentType, String body) {
        try {
            return send(
                    request(path)
                            .header("Content-Type", contentType)
                            .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    KnownFailure unreachable(IOException e) {
        return new KnownFailure(
                "InfluxDB does not answer at %s (%s)"
                        .formatted(url, e.getMessage() == null ? "nobody listens" : e.getMessage()),
                "start it, or give its address with --influx-url",
                e);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url.toString().replaceAll("/+$", "") + path))
                        .timeout(PATIENCE);
        authorization.ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return CLIENT.send(
                    request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking " + url, e);
        }
    }
}
