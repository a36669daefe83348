package io.queuewatch.infra.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands for everybody who is told by Alertmanager. */
final class Webhooks implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * One alert in one message.
     *
     * @param receiver who was told
     * @param status firing or resolved
     * @param alert the alert as it arrived
     */
    record Told(String receiver, String status, JsonNode alert) {

        String label(String name) {
            return alert.at("/labels/" + name).asText();
        }
    }

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    Webhooks() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What this receiver was told, in order. */
    List<Told> by(String receiver) {
        return told.stream().filter(t -> t.receiver().equals(receiver)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        String receiver = exchange.getRequestURI().getPath().substring(1);
        for (JsonNode alert : JSON.readTree(exchange.getRequestBody()).get("alerts")) {
            told.add(new Told(receiver, alert.get("status").asText(), alert));
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }
}
