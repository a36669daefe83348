package io.queuewatch.pipeline.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.queuewatch.schemas.Alert;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Alerts as Alertmanager's API v2 takes them.
 *
 * @see <a
 *     href="https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml">postableAlerts</a>
 */
final class AlertJson {

    private static final JsonMapper JSON = new JsonMapper();

    /** So much before the trouble the dashboard begins, that one sees how it came. */
    private static final Duration BEFORE = Duration.ofHours(1);

    /** So much after it the dashboard of a resolved alert ends. */
    private static final Duration AFTER = Duration.ofMinutes(30);

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Postable(
            Map<String, String> labels,
            Map<String, String> annotations,
            String startsAt,
            String endsAt,
            String generatorURL) {}

    private final AlertmanagerSettings settings;

    AlertJson(AlertmanagerSettings settings) {
        this.settings = settings;
    }

    /**
     * The body of a request.
     *
     * @param now when it is sent, from which the lease of what fires counts
     */
    String of(List<Alert> alerts, Instant now) {
        try {
            return JSON.writeValueAsString(alerts.stream().map(a -> postable(a, now)).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings cannot be written as JSON", e);
        }
    }

    private Postable postable(Alert alert, Instant now) {
        String dashboard = dashboard(alert);
        return new Postable(
                AlertKey.of(alert).labels(),
                Map.of(
                        "summary", alert.getSummary(),
                        "description", alert.getDescription(),
                        "dashboard_url", dashboard,
                        "runbook_url", below(settings.runbooks(), alert.getRunbook() + ".md")),
                alert.getStartsAt().toString(),
                endsAt(alert, now).toString(),
                dashboard);
    }

    /** The end of what fires is not known: it is put off with every sending. */
    private Instant endsAt(Alert alert, Instant now) {
        return switch (alert.getState()) {
            case FIRING -> now.plus(Watchdog.is(alert) ? lease() : settings.lease());
            case RESOLVED -> alert.getEndsAt() == null ? alert.getAt() : alert.getEndsAt();
        };
    }

    /** The watchdog is to be missed soon. */
    private Duration lease() {
        return settings.resendEvery().multipliedBy(3);
    }

    private String dashboard(Alert alert) {
        StringBuilder url =
                new StringBuilder(below(settings.dashboards(), "d/" + alert.getDashboard()))
                        .append("?from=")
                        .append(alert.getStartsAt().minus(BEFORE).toEpochMilli())
                        .append("&to=")
                        .append(
                                alert.getEndsAt() == null
                                        ? "now"
                                        : alert.getEndsAt().plus(AFTER).toEpochMilli());
        AlertKey.of(alert)
                .place()
                .forEach(
                        (name, value) ->
                                url.append("&var-")
                                        .append(name)
                                        .append('=')
                                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return url.toString();
    }

    private static String below(URI address, String path) {
        String text = address.toString();
        return (text.endsWith("/") ? text : text + "/") + path;
    }
}
