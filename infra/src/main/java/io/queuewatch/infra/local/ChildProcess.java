package io.queuewatch.infra.local;

import io.queuewatch.infra.failure.KnownFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * A server that runs as a process of its own and ends with this JVM at the latest, even where that
 * is killed: a shell between the two ends the server when its standard input does.
 */
final class ChildProcess implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(20);
    private static final int LAST = 5;
    private static final String KEEPER =
            """
            exec 3<&0
            "$@" 3<&- </dev/null & server=$!
            (read -r end <&3; kill "$server") & watcher=$!
            wait "$server"; code=$?
            kill "$watcher"
            exit "$code"
            """;

    private final String name;
    private final Path log;
    private final Process process;

    private ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts a server.
     *
     * @param name what it is called in messages
     * @param log the file that takes both of its outputs, begun anew
     */
    static ChildProcess start(
            String name, List<String> command, Map<String, String> environment, Path log) {
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder =
                    new ProcessBuilder(kept(command))
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            ChildProcess child = new ChildProcess(name, log, builder.start());
            AtExit.close(child);
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + String.join(" ", command), e);
        }
    }

    /** In a session of its own: Ctrl-C goes to all of a terminal's, and the order is ours. */
    private static List<String> kept(List<String> command) {
        List<String> whole = new ArrayList<>();
        Programs.ofEnvironment().find("setsid").map(Path::toString).ifPresent(whole::add);
        whole.addAll(List.of("/bin/sh", "-c", KEEPER, "keeper"));
        whole.addAll(command);
        return whole;
    }

    /**
     * Waits until the server answers.
     *
     * @throws KnownFailure if it ends instead, with what it said last, or does not answer in time
     */
    void awaitReady(BooleanSupplier answers, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!answers.getAsBoolean()) {
                if (process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new KnownFailure(
                            "%s ended with code %d: %s"
                                    .formatted(name, process.exitValue(), lastWords()),
                            "mend what it names; all it said is in " + log);
                }
                if (System.nanoTime() > deadline) {
                    throw new KnownFailure(
                            "%s runs but does not answer after %d s"
                                    .formatted(name, patience.toSeconds()),
                            "see what it waits for in " + log);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + name, e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private String lastWords() {
        try {
            List<String> lines =
                    Files.readString(log, StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank())
                            .toList();
            return lines.stream()
                    .skip(Math.max(0, lines.size() - LAST))
                    .map(String::strip)
                    .collect(Collectors.joining("; "));
        } catch (IOException e) {
            return "it left no log (" + e.getMessage() + ")";
        }
    }

    /** Asks the server to end, waits for it, and ends it by force if it does not. */
    @Override
    public synchronized void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_AT_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                killAll();
            }
        } catch (IOException e) {
            killAll();
        } catch (InterruptedException e) {
            killAll();
            Thread.currentThread().interrupt();
        }
        AtExit.forget(this);
    }

    private void killAll() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
