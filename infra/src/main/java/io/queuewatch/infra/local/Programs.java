package io.queuewatch.infra.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs that can be run by their names.
 *
 * @param path directories as in the environment variable PATH
 */
public record Programs(String path) {

    /** Those of this process's environment. */
    public static Programs ofEnvironment() {
        return new Programs(System.getenv().getOrDefault("PATH", ""));
    }

    /** The first program of this name. */
    public Optional<Path> find(String name) {
        return Stream.of(path.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
