package io.queuewatch.infra.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A server in Docker that looks like one of this machine: it is a child process, listens where its
 * configuration says, on the host's loopback interface, and its files belong to the caller.
 */
final class Docker {

    private Docker() {}

    /** Whether there is an engine behind the client. */
    static boolean answers(Path docker) {
        return Command.run(Path.of("/"), List.of(docker.toString(), "version")).succeeded();
    }

    /** The beginning of the command; further options, image and arguments are to be added. */
    static List<String> run(Path docker, Path directory) {
        return new ArrayList<>(
                List.of(
                        docker.toString(),
                        "run",
                        "--rm",
                        "--network=host",
                        "--user=" + owner(directory),
                        "--volume=%s:%s".formatted(directory, directory)));
    }

    private static String owner(Path directory) {
        try {
            return "%s:%s"
                    .formatted(
                            Files.getAttribute(directory, "unix:uid"),
                            Files.getAttribute(directory, "unix:gid"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + directory, e);
        }
    }
}
