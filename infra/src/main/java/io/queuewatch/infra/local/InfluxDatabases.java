package io.queuewatch.infra.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.queuewatch.infra.failure.KnownFailure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes the databases that Queuewatch writes to: in InfluxDB 1.x a database with a retention policy
 * for each {@link Retention}, in 2.x a bucket {@code database/policy} each. InfluxDB 3 makes its
 * own when it is written to.
 */
public final class InfluxDatabases {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int UNPROCESSABLE = 422;

    private final InfluxHttp http;
    private final InfluxPing ping;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * @param url where the InfluxDB answers
     * @param authorization the value of the header Authorization, where the server wants one:
     *     {@code Token …} for 2.x, {@code Basic …} or {@code Token user:password} for 1.x
     */
    public InfluxDatabases(URI url, Optional<String> authorization) {
        this.http = new InfluxHttp(url, authorization);
        this.ping = new InfluxPing(url);
    }

    /**
     * Makes a database whose rows are forgotten as {@link Retention} says; one that is there
     * already gets these retentions.
     *
     * @throws KnownFailure if InfluxDB does not answer or does not allow it
     */
    public void provision(String database) {
        provision(database, false);
    }

    /** Makes a database that forgets nothing: for a replay of history, however old. */
    public void provisionForHistory(String database) {
        provision(database, true);
    }

    private void provision(String database, boolean forever) {
        String version = ping.version().orElse("1").replaceFirst("^v", "");
        if (version.startsWith("1")) {
            query("CREATE DATABASE \"" + database + "\"");
        }
        for (Retention retention : Retention.values()) {
            Duration kept = forever ? Duration.ZERO : retention.kept();
            if (version.startsWith("1")) {
                policy(database, retention, kept);
            } else if (version.startsWith("2")) {
                bucket(database + "/" + retention.policy(), kept);
            }
        }
    }

    /** Creating what is there with other settings is an error; altering what is not there, too. */
    private void policy(String database, Retention retention, Duration kept) {
        String settings =
                "RETENTION POLICY \"%s\" ON \"%s\" DURATION %s REPLICATION 1 SHARD DURATION %dh"
                        .formatted(
                                retention.policy(),
                                database,
                                kept.isZero() ? "INF" : kept.toHours() + "h",
                                retention.shard().toHours());
        String isDefault = retention == Retention.TRENDS ? " DEFAULT" : "";
        if (ask("CREATE " + settings + isDefault).isPresent()) {
            query("ALTER " + settings + isDefault);
        }
    }

    private void query(String statement) {
        ask(statement)
                .ifPresent(
                        error -> {
                            throw refused(statement, error);
                        });
    }

    /** Puts a statement to InfluxDB 1.x; what comes back is its error. */
    private Optional<String> ask(String statement) {
        String body = "q=" + URLEncoder.encode(statement, StandardCharsets.UTF_8);
        HttpResponse<String> response = http.post("/query", FORM, body);
        JsonNode answer = read(response);
        if (response.statusCode() != OK) {
            return Optional.of(answer.path("error").asText("status " + response.statusCode()));
        }
        JsonNode error = answer.path("results").path(0).path("error");
        return error.isMissingNode() ? Optional.empty() : Optional.of(error.asText());
    }

    private void bucket(String name, Duration kept) {
        ObjectNode bucket = json.createObjectNode().put("orgID", organisation()).put("name", name);
        if (!kept.isZero()) {
            bucket.putArray("retentionRules")
                    .addObject()
                    .put("type", "expire")
                    .put("everySeconds", kept.toSeconds());
        }
        HttpResponse<String> response = http.post("/api/v2/buckets", JSON, bucket.toString());
        boolean exists =
                response.statusCode() == UNPROCESSABLE
                        && response.body().contains("already exists");
        if (response.statusCode() != CREATED && !exists) {
            throw refused("make the bucket " + name, read(response).path("message").asText());
        }
    }

    private String organisation() {
        try {
            HttpResponse<String> response = http.get("/api/v2/orgs");
            JsonNode organisations = read(response).path("orgs");
            if (response.statusCode() != OK || organisations.size() != 1) {
                throw refused(
                        "say which organisation the buckets belong to",
                        "the token sees %d of them".formatted(organisations.size()));
            }
            return organisations.path(0).path("id").asText();
        } catch (IOException e) {
            throw http.unreachable(e);
        }
    }

    private JsonNode read(HttpResponse<String> response) {
        try {
            return json.readTree(response.body().isBlank() ? "{}" : response.body());
        } catch (JsonProcessingException e) {
            throw new KnownFailure(
                    "%s answers %d with what is not JSON"
                            .formatted(http.url(), response.statusCode()),
                    "check that an InfluxDB is there",
                    e);
        }
    }

    private KnownFailure refused(String what, String why) {
        return new KnownFailure(
                "InfluxDB at %s refuses to %s: %s".formatted(http.url(), what, why),
                "give it credentials that may, or make the databases beforehand");
    }
}
