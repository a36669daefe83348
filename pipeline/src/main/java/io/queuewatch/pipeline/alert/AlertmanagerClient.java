package io.queuewatch.pipeline.alert;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.queuewatch.pipeline.delivery.Answer;
import io.queuewatch.schemas.Alert;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;

/**
 * Sends alerts to Alertmanager's API v2, one request at a time.
 *
 * @see <a
 *     href="https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml">alertmanagerStatus</a>
 */
final class AlertmanagerClient {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int OK = 200;

    private final AlertmanagerSettings settings;
    private final AlertJson json;
    private final URI endpoint;
    private final URI status;
    private final Clock clock;
    private final HttpClient http;

    AlertmanagerClient(AlertmanagerSettings settings, Clock clock) {
        this.settings = settings;
        this.json = new AlertJson(settings);
        String api = settings.url().toString().replaceFirst("/*$", "/api/v2/");
        this.endpoint = URI.create(api + "alerts");
        this.status = URI.create(api + "status");
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

    /**
     * When the Alertmanager that is there was started, or null where it does not say.
     *
     * @throws InterruptedException where the thread was interrupted meanwhile
     */
    Instant started() throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(status).timeout(settings.timeout()).GET().build();
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == OK
                    ? Instant.parse(JSON.readTree(response.body()).path("uptime").asText())
                    : null;
        } catch (IOException | DateTimeParseException e) {
            return null;
        }
    }

    private static String message(HttpResponse<String> response) {
        String body = response.body().strip();
        return body.isEmpty() ? "HTTP status " + response.statusCode() : body;
    }
}
