package io.queuewatch.infra.influxql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Asks an InfluxDB 1.x, 2.x or 3.x in InfluxQL, by {@code GET /query}; times in milliseconds. */
public final class InfluxQuery {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};
    private static final TypeReference<List<String>> COLUMNS = new TypeReference<>() {};
    private static final TypeReference<List<List<JsonNode>>> VALUES = new TypeReference<>() {};

    private final URI url;
    private final InfluxCredentials credentials;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    /**
     * A reader of one InfluxDB.
     *
     * @param url as in {@code http://127.0.0.1:8086}
     * @param credentials who asks
     */
    public InfluxQuery(URI url, InfluxCredentials credentials) {
        this.url = url;
        this.credentials = credentials;
    }

    /**
     * Asks in the default retention policy of a database.
     *
     * @throws InfluxQueryException as {@link #query(String, String, String)}
     */
    public List<Series> query(String database, String query) {
        return query(database, null, query);
    }

    /**
     * Asks one or more statements.
     *
     * @param database that unqualified measurements are in
     * @param retentionPolicy that they are in; null for the default one
     * @param query in InfluxQL
     * @return the series of all statements, in their order
     * @throws InfluxQueryException where the server cannot be reached, refuses, or finds fault
     */
    public List<Series> query(String database, String retentionPolicy, String query) {
        HttpResponse<String> response = get(target(database, retentionPolicy, query));
        JsonNode answer = parse(response);
        List<Series> found = new ArrayList<>();
        refuse(response.statusCode(), answer.path("error"), database, query);
        for (JsonNode result : answer.path("results")) {
            refuse(response.statusCode(), result.path("error"), database, query);
            result.path("series").forEach(series -> found.add(series(series)));
        }
        return found;
    }

    /** A text as a literal of InfluxQL, in single quotes. */
    public static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private URI target(String database, String retentionPolicy, String query) {
        StringBuilder target = new StringBuilder(url.toString().replaceFirst("/+$", ""));
        target.append("/query?epoch=ms&db=").append(encode(database));
        if (retentionPolicy != null) {
            target.append("&rp=").append(encode(retentionPolicy));
        }
        return URI.create(target.append("&q=").append(encode(query)).toString());
    }

    private HttpResponse<String> get(URI target) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target)
                        .timeout(PATIENCE)
                        .header("Accept", "application/json");
        credentials.authorization().ifPresent(value -> request.header("Authorization", value));
        try {
            return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            String why = e.getMessage() == null ? "it does not answer" : e.getMessage();
            throw new InfluxQueryException("No InfluxDB can be reached at " + url + ": " + why, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfluxQueryException("Interrupted while asking " + url, e);
        }
    }

    private JsonNode parse(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status == 401 || status == 403) {
            throw new InfluxQueryException(
                    "InfluxDB at "
                            + url
                            + " refuses these credentials ("
                            + status
                            + "): QUEUEWATCH_INFLUX_USER and QUEUEWATCH_INFLUX_PASSWORD_FILE, or"
                            + " QUEUEWATCH_INFLUX_TOKEN_FILE, have to be those of a reader");
        }
        try {
            JsonNode answer = JSON.readTree(response.body());
            if (answer.isObject()) {
                return answer;
            }
        } catch (JsonProcessingException e) {
            throw notInflux(response, e);
        }
        throw notInflux(response, null);
    }

    private InfluxQueryException notInflux(HttpResponse<String> response, Exception cause) {
        String body = response.body().strip();
        return new InfluxQueryException(
                "What answers at "
                        + url
                        + " is no InfluxDB that understands /query: status "
                        + response.statusCode()
                        + ", \""
                        + body.substring(0, Math.min(120, body.length()))
                        + "\"",
                cause);
    }

    private void refuse(int status, JsonNode error, String database, String query) {
        if (error.isMissingNode() && status < 300) {
            return;
        }
        String reason = error.asText("status " + status);
        String lower = reason.toLowerCase(Locale.ROOT);
        if (lower.contains("not found") && (lower.contains("database") || status == 404)) {
            throw new InfluxQueryException(
                    "InfluxDB at "
                            + url
                            + " has no database \""
                            + database
                            + "\" for this query: "
                            + reason);
        }
        throw new InfluxQueryException(
                "InfluxDB at " + url + " says \"" + reason + "\" to the query " + query);
    }

    private static Series series(JsonNode node) {
        return new Series(
                node.path("name").asText(),
                node.has("tags") ? JSON.convertValue(node.get("tags"), TAGS) : Map.of(),
                JSON.convertValue(node.path("columns"), COLUMNS),
                node.has("values") ? JSON.convertValue(node.get("values"), VALUES) : List.of());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
