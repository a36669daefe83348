package io.queuewatch.pipeline.influx;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Answers writes as a version of InfluxDB does. Lines whose fields are {@code bad} do not parse,
 * those with {@code conflict} have a field of the wrong type, those with {@code old} are beyond
 * retention. Answers may be given beforehand; they come first.
 */
public final class ScriptedInflux implements AutoCloseable {

    record Reply(int status, String body, Map<String, String> headers) {
        static final Reply STORED = new Reply(204, "", Map.of());

        static Reply of(int status, String body) {
            return new Reply(status, body, Map.of());
        }
    }

    record Request(String path, Map<String, String> query, String authorization, String encoding) {}

    final Queue<Reply> script = new ConcurrentLinkedQueue<>();
    final List<Request> requests = new CopyOnWriteArrayList<>();

    /** What is stored: bucket, then key of the point, then its fields. */
    final Map<String, Map<String, String>> stored = new LinkedHashMap<>();

    int mostLines = Integer.MAX_VALUE;

    private final InfluxVersion version;
    private final HttpServer server;

    public ScriptedInflux(InfluxVersion version) {
        this(version, 0);
    }

    ScriptedInflux(InfluxVersion version, int port) {
        this.version = version;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Fields by key of what is stored in this bucket. */
    public synchronized Map<String, String> in(String bucket) {
        return Map.copyOf(stored.getOrDefault(bucket, Map.of()));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
        requests.add(
                new Request(
                        exchange.getRequestURI().getPath(),
                        query,
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        encoding));
        InputStream in = exchange.getRequestBody();
        String body =
                new String(
                        ("gzip".equals(encoding) ? new GZIPInputStream(in) : in).readAllBytes(),
                        StandardCharsets.UTF_8);
        Reply reply = script.isEmpty() ? judge(exchange, query, body) : script.poll();
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Reply judge(HttpExchange exchange, Map<String, String> query, String body) {
        String path = version == InfluxVersion.V1 ? "/write" : "/api/v2/write";
        if (!exchange.getRequestURI().getPath().equals(path)) {
            return Reply.of(404, "404 page not found");
        }
        String bucket =
                version == InfluxVersion.V1
                        ? query.get("db") + "/" + query.get("rp")
                        : query.get("bucket");
        List<String> lines = body.lines().toList();
        if (lines.size() > mostLines) {
            return Reply.of(413, error("Request Entity Too Large"));
        }
        List<String> bad = lines.stream().filter(l -> l.contains(" bad ")).toList();
        List<String> conflicts = lines.stream().filter(l -> l.contains("conflict")).toList();
        List<String> old = lines.stream().filter(l -> l.contains("old")).toList();
        List<String> good =
                lines.stream()
                        .filter(l -> !bad.contains(l) && !conflicts.contains(l) && !old.contains(l))
                        .toList();
        return switch (version) {
            case V1 -> {
                store(bucket, good);
                yield v1(bad, conflicts, old, good);
            }
            case V2 -> {
                if (bad.isEmpty()) {
                    store(bucket, good);
                }
                yield v2(bad, conflicts, old);
            }
            case V3 -> {
                if (bad.isEmpty() && conflicts.isEmpty()) {
                    store(bucket, lines);
                    yield Reply.STORED;
                }
                yield Reply.of(
                        400,
                        "{\"error\":\"parsing failed for write_lp endpoint\",\"data\":{\"original_line\":\"…\",\"line_number\":1,\"error_message\":\"no fields\"}}");
            }
        };
    }

    private static Reply v1(
            List<String> bad, List<String> conflicts, List<String> old, List<String> good) {
        String unparsed =
                bad.stream()
                        .map(l -> "unable to parse '" + l + "': invalid field format")
                        .collect(Collectors.joining("\\n"));
        if (!old.isEmpty()) {
            return Reply.of(
                    400,
                    error("partial write: points beyond retention policy dropped=" + old.size()));
        }
        if (!conflicts.isEmpty()) {
            return Reply.of(400, error(conflict(conflicts)));
        }
        if (!bad.isEmpty()) {
            return Reply.of(
                    400,
                    error(good.isEmpty() ? unparsed : "partial write: " + unparsed + " dropped=0"));
        }
        return Reply.STORED;
    }

    private static Reply v2(List<String> bad, List<String> conflicts, List<String> old) {
        if (!bad.isEmpty()) {
            return Reply.of(
                    400,
                    "{\"code\":\"invalid\",\"message\":\"unable to parse '"
                            + bad.get(0)
                            + "': invalid field format\"}");
        }
        String dropped =
                !old.isEmpty()
                        ? "partial write: points beyond retention policy dropped=" + old.size()
                        : conflicts.isEmpty() ? null : conflict(conflicts);
        return dropped == null
                ? Reply.STORED
                : Reply.of(
                        422,
                        "{\"code\":\"unprocessable entity\",\"message\":\"failure writing points to database: "
                                + dropped
                                + "\"}");
    }

    private static String conflict(List<String> conflicts) {
        return "partial write: field type conflict: input field v on measurement kpi is type float, already exists as type integer dropped="
                + conflicts.size();
    }

    private static String error(String message) {
        return "{\"error\":\"" + message + "\"}";
    }

    private void store(String bucket, List<String> lines) {
        for (String line : lines) {
            String[] parts = line.split(" ");
            stored.computeIfAbsent(bucket, b -> new LinkedHashMap<>())
                    .put(parts[0] + " " + parts[2], parts[1]);
        }
    }

    private static Map<String, String> query(String raw) {
        return raw == null
                ? Map.of()
                : Arrays.stream(raw.split("&"))
                        .map(p -> p.split("=", 2))
                        .collect(
                                Collectors.toMap(
                                        p -> p[0],
                                        p -> URLDecoder.decode(p[1], StandardCharsets.UTF_8)));
    }
}
