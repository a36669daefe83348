package io.queuewatch.infra.local;

import io.queuewatch.infra.failure.KnownFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * An InfluxDB 1.x of our own as a process, on the loopback interface. It can be stopped and started
 * again, and what was written is still there.
 */
public final class InfluxServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path directory;
    private final int port;
    private final List<String> program;
    private final boolean users;
    private ChildProcess process;

    private InfluxServer(Path directory, int port, List<String> program, boolean users) {
        this.directory = directory;
        this.port = port;
        this.program = program;
        this.users = users;
    }

    /**
     * Finds an InfluxDB (on the path, else in Debian's package, else in Docker), starts it and
     * returns when it answers.
     *
     * @param directory where it keeps its data, its configuration and its log
     * @param progress takes a line for people about what takes long
     * @throws KnownFailure if there is none, the port is taken, or it ends at once
     */
    public static InfluxServer start(Path directory, Port port, Consumer<String> progress) {
        return start(directory, port, progress, List.of(), false);
    }

    /**
     * The same, where everybody has to say who they are, once there is a first user: an admin, whom
     * anybody may create.
     */
    public static InfluxServer startWithUsers(
            Path directory, Port port, Consumer<String> progress) {
        return start(directory, port, progress, List.of(), true);
    }

    /**
     * The same, by way of a command that runs the one it is given.
     *
     * @param runner the command, empty for none
     */
    static InfluxServer start(
            Path directory, Port port, Consumer<String> progress, List<String> runner) {
        return start(directory, port, progress, runner, false);
    }

    private static InfluxServer start(
            Path directory,
            Port port,
            Consumer<String> progress,
            List<String> runner,
            boolean users) {
        int number = port.claim();
        Path absolute = directory.toAbsolutePath();
        try {
            Files.createDirectories(absolute);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + absolute, e);
        }
        List<String> program = new ArrayList<>(runner);
        program.addAll(InfluxPrograms.ofMachine(progress).command(absolute));
        InfluxServer server = new InfluxServer(absolute, number, program, users);
        server.start();
        return server;
    }

    /** Where it answers. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Starts it again on the same port and the same data; nothing happens if it runs. */
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of("run", "-config", configuration().toString()));
        process =
                ChildProcess.start("influxd", command, Map.of(), directory.resolve("influxd.log"));
        InfluxPing ping = new InfluxPing(url());
        try {
            process.awaitReady(ping::answers, PATIENCE);
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

    /** Whether its process runs. */
    public synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    @Override
    public void close() {
        stop();
    }

    private Path configuration() {
        try {
            return Files.writeString(
                    directory.resolve("influxdb.conf"),
                    """
                    reporting-disabled = true
                    # The port for backups: any.
                    bind-address = "127.0.0.1:0"

                    [meta]
                      dir = "%1$s/meta"

                    [data]
                      dir = "%1$s/data"
                      wal-dir = "%1$s/wal"
                      query-log-enabled = false
                      max-series-per-database = 0

                    [http]
                      bind-address = "127.0.0.1:%2$d"
                      log-enabled = false
                      auth-enabled = %3$s

                    [monitor]
                      store-enabled = false

                    [subscriber]
                      enabled = false

                    [continuous_queries]
                      enabled = false
                    """
                            .formatted(directory, port, users));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot configure influxd in " + directory, e);
        }
    }
}
