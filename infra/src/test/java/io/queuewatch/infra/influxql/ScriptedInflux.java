package io.queuewatch.infra.influxql;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A server on the loopback that answers queries as it is told, and remembers them. */
public final class ScriptedInflux implements AutoCloseable {

    /**
     * A query as it arrived.
     *
     * @param parameters of the URL, decoded
     * @param authorization of the header, or null
     */
    public record Asked(Map<String, String> parameters, String authorization) {}

    /**
     * What is answered.
     *
     * @param status of HTTP
     * @param body in JSON, or not
     */
    public record Answer(int status, String body) {}

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** Starts a server that answers each query by this function. */
    public ScriptedInflux(Function<Asked, Answer> script) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/query",
                exchange -> {
                    Asked query =
                            new Asked(
                                    parameters(exchange.getRequestURI()),
                                    exchange.getRequestHeaders().getFirst("Authorization"));
                    asked.add(query);
                    Answer answer = script.apply(query);
                    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(answer.status(), body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    /** Where it listens. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** All queries so far. */
    public List<Asked> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static Map<String, String> parameters(URI uri) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : uri.getRawQuery().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
