package io.queuewatch.infra.local;

import io.queuewatch.infra.failure.KnownFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * An Alertmanager of our own as a process, on the loopback interface and without a cluster. It can
 * be stopped and started again, and remembers whom it has told.
 */
public final class AlertmanagerServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PATIENCE_WITH_AN_ANSWER = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final Path directory;
    private final List<String> command;
    private final URI url;
    private ChildProcess process;

    private AlertmanagerServer(Path directory, List<String> command, URI url) {
        this.directory = directory;
        this.command = command;
        this.url = url;
    }

    /**
     * Finds an Alertmanager (on the path, else in Debian's package, else in Docker), starts it and
     * returns when it answers.
     *
     * @param directory where it keeps its data and its log
     * @param configuration its configuration, in that directory
     * @param progress takes a line for people about what takes long
     * @throws KnownFailure if there is none, the port is taken, or it ends at once
     */
    public static AlertmanagerServer start(
            Path directory, Path configuration, Port port, Consumer<String> progress) {
        int number = port.claim();
        Path absolute = directory.toAbsolutePath();
        try {
            Files.createDirectories(absolute);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + absolute, e);
        }
        List<String> command =
                new ArrayList<>(AlertmanagerPrograms.ofMachine(progress).server(absolute));
        command.addAll(
                List.of(
                        "--config.file=" + configuration.toAbsolutePath(),
                        "--storage.path=" + absolute.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + number,
                        "--cluster.listen-address=",
                        // Often, lest it forgets when killed whom it has told.
                        "--data.maintenance-interval=10s"));
        AlertmanagerServer server =
                new AlertmanagerServer(absolute, command, URI.create("http://127.0.0.1:" + number));
        server.start();
        return server;
    }

    /** Where it answers. */
    public URI url() {
        return url;
    }

    /** Starts it again on the same port and the same data; nothing happens if it runs. */
    public synchronized void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        process =
                ChildProcess.start(
                        "alertmanager", command, Map.of(), directory.resolve("alertmanager.log"));
        try {
            process.awaitReady(this::answers, PATIENCE);
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /** Stops it; its data stay. */
    public synchronized void stop() {
        if (process != null) {
            process.close();
        }
    }

    @Override
    public void close() {
        stop();
    }

    private boolean answers() {
        HttpRequest ready =
                HttpRequest.newBuilder(url.resolve("/-/ready"))
                        .timeout(PATIENCE_WITH_AN_ANSWER)
                        .build();
        try {
            return HttpClient.newHttpClient()
                            .send(ready, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == OK;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for alertmanager", e);
        }
    }
}
