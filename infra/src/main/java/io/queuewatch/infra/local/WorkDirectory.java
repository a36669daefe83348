package io.queuewatch.infra.local;

import io.queuewatch.infra.failure.KnownFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A directory that one command at a time works in. It is empty at first. */
public final class WorkDirectory implements AutoCloseable {

    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel channel;

    private WorkDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** The usual place for work directories: in the checkout, where git does not look. */
    public static Path usual() {
        return home().resolve("infra/.local");
    }

    /**
     * The place that {@code --work-dir} gives, an option of the whole command line; the usual one
     * where a command stands alone.
     */
    public static Path given(CommandSpec command) {
        OptionSpec option = command.root().findOption("--work-dir");
        return option == null ? usual() : option.getValue();
    }

    /** The checkout, as the launcher says; else the current directory. */
    public static Path home() {
        return Path.of(System.getProperty("queuewatch.home", "")).toAbsolutePath();
    }

    /**
     * Takes a directory for oneself and empties it.
     *
     * @throws KnownFailure if it cannot be written to, or another process works in it
     */
    public static WorkDirectory open(Path path) {
        try {
            Files.createDirectories(path);
            WorkDirectory directory = new WorkDirectory(path, lock(path));
            directory.clear();
            return directory;
        } catch (IOException e) {
            throw new KnownFailure(
                    "cannot write to %s (%s)".formatted(path, e.getMessage()),
                    "give another directory with --work-dir",
                    e);
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Taken by this very process: as taken as by another.
        }
        channel.close();
        throw new KnownFailure(
                "another queuewatch works in " + path,
                "stop that one first, or give another directory with --work-dir");
    }

    private void clear() throws IOException {
        List<Path> old;
        try (Stream<Path> entries = Files.list(path)) {
            old = entries.filter(entry -> !entry.endsWith(LOCK)).toList();
        }
        for (Path entry : old) {
            PathUtils.delete(entry);
        }
    }

    /** Lets others work in it; what is in it stays. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot leave " + path, e);
        }
    }
}
