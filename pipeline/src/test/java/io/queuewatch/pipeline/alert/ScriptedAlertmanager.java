package io.queuewatch.pipeline.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Takes alerts as Alertmanager does: those that end before they start are refused, and those sent
 * with them are taken. Statuses may be given beforehand; they come first, and with them nothing is
 * taken.
 */
final class ScriptedAlertmanager implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int TAKEN = 200;
    private static final int BAD = 400;

    final Queue<Integer> script = new ConcurrentLinkedQueue<>();

    /** The header Retry-After of scripted answers; none where null. */
    volatile String retryAfter;

    /** Takes alerts and yet answers with an error. */
    volatile boolean answersAreLost;

    private final List<List<JsonNode>> requests = new ArrayList<>();
    private final Map<JsonNode, JsonNode> known = new LinkedHashMap<>();
    private final Set<String> incidents = new LinkedHashSet<>();
    private final HttpServer server;
    private Instant started = Instant.parse("2026-03-01T08:00:00.123Z");

    ScriptedAlertmanager() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The newest of each label set that was taken, watchdogs aside. */
    synchronized List<JsonNode> known() {
        return known.values().stream().filter(alert -> !isWatchdog(alert)).toList();
    }

    /** The watchdog, as taken. */
    synchronized List<JsonNode> watchdogs() {
        return known.values().stream().filter(ScriptedAlertmanager::isWatchdog).toList();
    }

    /** Labels and beginning of everything that was ever taken, watchdogs aside. */
    synchronized Set<String> incidents() {
        return Set.copyOf(incidents);
    }

    /** Requests that had more to say than the watchdog. */
    synchronized int requests() {
        return (int)
                requests.stream()
                        .filter(alerts -> alerts.stream().anyMatch(a -> !isWatchdog(a)))
                        .count();
    }

    /** What each request brought: severities and queues, watchdogs aside. */
    synchronized List<List<String>> order() {
        return requests.stream()
                .map(
                        alerts ->
                                alerts.stream()
                                        .filter(a -> !isWatchdog(a))
                                        .map(
                                                a ->
                                                        a.at("/labels/severity").asText()
                                                                + " "
                                                                + a.at("/labels/queue").asText())
                                        .toList())
                .filter(alerts -> !alerts.isEmpty())
                .toList();
    }

    /** As after a restart. */
    synchronized void forget() {
        known.clear();
        started = started.plusSeconds(1);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/api/v2/status")) {
            byte[] status =
                    JSON.createObjectNode()
                            .put("uptime", started.toString())
                            .toString()
                            .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(TAKEN, status.length);
            exchange.getResponseBody().write(status);
            exchange.close();
            return;
        }
        List<JsonNode> alerts = new ArrayList<>();
        JSON.readTree(exchange.getRequestBody()).forEach(alerts::add);
        requests.add(alerts);
        boolean scripted = !script.isEmpty();
        int status = scripted ? script.poll() : take(exchange, alerts);
        byte[] body =
                (scripted || status != BAD ? "" : "\"start time must be before end time\"")
                        .getBytes(StandardCharsets.UTF_8);
        if (retryAfter != null) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private int take(HttpExchange exchange, List<JsonNode> alerts) {
        if (!exchange.getRequestURI().getPath().equals("/api/v2/alerts")) {
            return 404;
        }
        int status = TAKEN;
        for (JsonNode alert : alerts) {
            if (time(alert, "endsAt").isBefore(time(alert, "startsAt"))) {
                status = BAD;
                continue;
            }
            known.put(alert.get("labels"), alert);
            if (!isWatchdog(alert)) {
                incidents.add(alert.get("labels") + " " + alert.get("startsAt").asText());
            }
        }
        return answersAreLost ? 503 : status;
    }

    static Instant time(JsonNode alert, String field) {
        return Instant.parse(alert.get(field).asText());
    }

    private static boolean isWatchdog(JsonNode alert) {
        return alert.at("/labels/alertname").asText().equals("QueuewatchWatchdog");
    }
}
