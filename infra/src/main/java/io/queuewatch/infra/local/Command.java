package io.queuewatch.infra.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program that is run to its end, and what came of it. */
record Command(int exit, String output) {

    private static final long LIMIT_MINUTES = 5;
    private static final int LAST = 4;
    private static final File NOTHING = new File("/dev/null");

    /** Runs a program in a directory, with nothing to read; both of its outputs are kept. */
    static Command run(Path directory, List<String> command) {
        try {
            Path output = Files.createTempFile("queuewatch", ".out");
            try {
                ProcessBuilder builder =
                        new ProcessBuilder(command)
                                .directory(directory.toFile())
                                .redirectErrorStream(true)
                                .redirectInput(ProcessBuilder.Redirect.from(NOTHING))
                                .redirectOutput(output.toFile());
                builder.environment().put("LC_ALL", "C");
                Process process = builder.start();
                try {
                    boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
                    String text = Files.readString(output, StandardCharsets.UTF_8);
                    return ended
                            ? new Command(process.exitValue(), text)
                            : new Command(
                                    -1,
                                    text + "not done after %d minutes".formatted(LIMIT_MINUTES));
                } finally {
                    process.destroyForcibly();
                }
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command.get(0), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command.get(0), e);
        }
    }

    boolean succeeded() {
        return exit == 0;
    }

    /** The last lines of what it said, on one line. */
    String lastWords() {
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        Stream<String> last = lines.stream().skip(Math.max(0, lines.size() - LAST));
        return last.map(String::strip).collect(Collectors.joining("; "));
    }
}
