package io.queuewatch.pipeline.alert;

import io.queuewatch.pipeline.delivery.Answer;
import io.queuewatch.schemas.Alert;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** Sends alerts to Alertmanager's API v2, one request at a time. */
final class AlertmanagerClient {

    private final AlertmanagerSettings settings;
    private final AlertJson json;
    private final URI endpoint;
    private final Clock clock;
    private final HttpClient http;

    AlertmanagerClient(AlertmanagerSettings settings, Clock clock) {
        this.settings = settings;
        this.json = new AlertJson(settings);
        this.endpoint = URI.create(settings.url().toString().replaceFirst("/*$", "/api/v2/alerts"));
        this.clock = clock;
        this.http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
    }

    /**
     * Sends these alerts once.
     *
     * @throws InterruptedException where the thread was interrupted meanwhile
     */
    Answer post(List<Alert> alerts) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(endpoint)
                        .timeout(settings.timeout())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json.of(alerts, clock.instant())))
                        .build();
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    message(response),
                    response.headers().firstValue("Retry-After").orElse(null));
        } catch (IOException e) {
            return new Answer(0, Objects.toString(e.getMessage(), e.toString()), null);
        }
    }

    private static String message(HttpResponse<String> response) {
        String body = response.body().strip();
        return body.isEmpty() ? "HTTP status " + response.statusCode() : body;
    }
}
