package io.queuewatch.infra.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.queuewatch.infra.failure.KnownFailure;
import io.queuewatch.infra.local.Port;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Stands for everybody whom Alertmanager tells: takes the webhooks of all receivers, each below a
 * path of its name, on the loopback interface; remembers the last ones, and keeps all of them in a
 * file. It also serves the runbooks that alerts link to.
 */
public final class NotificationReceiver implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String RUNBOOKS = "/runbooks/";
    private static final int REMEMBERED = 100;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final Path file;
    private final Path runbooks;
    private final Clock clock;
    private final ZoneId zone;
    private final HttpServer server;
    private final Deque<Notification> last = new ArrayDeque<>();
    private Instant heard;

    private NotificationReceiver(
            Path file, Path runbooks, Clock clock, ZoneId zone, HttpServer server) {
        this.file = file;
        this.runbooks = runbooks;
        this.clock = clock;
        this.zone = zone;
        this.server = server;
    }

    /**
     * Starts it.
     *
     * @param port where it listens
     * @param file takes a line for each notification, but not for those of the watchdog
     * @param runbooks the folder of the runbooks
     * @param zone of the times shown
     * @throws KnownFailure if the port is taken
     */
    public static NotificationReceiver start(
            Port port, Path file, Path runbooks, Clock clock, ZoneId zone) {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port.claim()),
                            0);
            NotificationReceiver receiver =
                    new NotificationReceiver(file, runbooks, clock, zone, server);
            server.createContext(RUNBOOKS, receiver::serve);
            server.createContext("/", receiver::take);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new KnownFailure(
                    "port %d is taken".formatted(port.number()),
                    "give another with " + port.option(),
                    e);
        }
    }

    /** Where it takes webhooks. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Where the runbooks are read. */
    public URI runbooks() {
        return url().resolve(RUNBOOKS);
    }

    /**
     * The last notifications, the newest first, below a line that says whether the way to people is
     * open.
     *
     * @param most so many notifications at most
     */
    public synchronized List<String> lines(int most) {
        List<String> lines = new ArrayList<>();
        lines.add("alerts   " + watchdog() + (last.isEmpty() ? "; nobody was told anything" : ""));
        last.stream().limit(most).forEach(told -> lines.add("  " + told.line(zone)));
        return lines;
    }

    private String watchdog() {
        return heard == null
                ? "the watchdog was not heard yet"
                : "the watchdog was heard %d s ago"
                        .formatted(Duration.between(heard, clock.instant()).toSeconds());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        String receiver = exchange.getRequestURI().getPath().substring(1);
        int status = OK;
        try {
            for (JsonNode alert : JSON.readTree(exchange.getRequestBody()).path("alerts")) {
                take(Notification.of(clock.instant(), receiver, alert));
            }
        } catch (JsonProcessingException e) {
            status = BAD_REQUEST;
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private synchronized void take(Notification told) throws IOException {
        if (told.ofWatchdog()) {
            heard = told.at();
            return;
        }
        last.push(told);
        if (last.size() > REMEMBERED) {
            last.removeLast();
        }
        Files.writeString(
                file,
                told.at() + "  " + told.line(zone) + System.lineSeparator(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private void serve(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(RUNBOOKS.length());
        Path page = runbooks.resolve(name).normalize();
        if (name.matches("\\w+\\.md") && Files.isRegularFile(page)) {
            byte[] text = Files.readAllBytes(page);
            exchange.getResponseHeaders()
                    .set("Content-Type", "text/plain; charset=" + StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(OK, text.length);
            exchange.getResponseBody().write(text);
        } else {
            exchange.sendResponseHeaders(NOT_FOUND, -1);
        }
        exchange.close();
    }
}
