package io.queuewatch.infra.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/**
 * A package of Debian's, fetched by apt and unpacked into a directory of ours: nothing is
 * installed, and nobody has to be root.
 */
final class DebianPackage {

    private final String name;
    private final Path cache;
    private final Programs programs;

    /**
     * @param cache a directory that outlives this process; a package is fetched into it once
     * @param programs where apt-get and dpkg are looked for
     */
    DebianPackage(String name, Path cache, Programs programs) {
        this.name = name;
        this.cache = cache;
        this.programs = programs;
    }

    /** Where fetched packages are kept for this user. */
    static Path cacheOfUser() {
        String named = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        Path caches =
                named.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(named);
        return caches.resolve("queuewatch").resolve("debian");
    }

    /** The unpacked file, if the package was fetched before. */
    Optional<Path> unpacked(String file) {
        return Optional.of(root().resolve(file)).filter(Files::isRegularFile);
    }

    /**
     * Fetches and unpacks the package.
     *
     * @return why that was not possible, for people; empty when it is done
     */
    Optional<String> fetch() {
        if (programs.find("apt-get").isEmpty() || programs.find("dpkg").isEmpty()) {
            return Optional.of("there is no apt-get or dpkg here");
        }
        try {
            Files.createDirectories(cache);
            Path work = Files.createTempDirectory(cache, name + "-");
            try {
                return fetchIn(work);
            } finally {
                PathUtils.deleteDirectory(work);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack Debian's " + name + " in " + cache, e);
        }
    }

    private Optional<String> fetchIn(Path work) throws IOException {
        Command download = Command.run(work, apt(List.of(), "download", name));
        if (!download.succeeded()) {
            download = downloadWithListsOfOurOwn(work);
        }
        Optional<Path> archive = archiveIn(work);
        if (archive.isEmpty()) {
            return Optional.of("apt-get says: " + download.lastWords());
        }
        Path unpacked = work.resolve("root");
        Command unpack =
                Command.run(
                        work, List.of("dpkg", "-x", archive.get().toString(), unpacked.toString()));
        if (!unpack.succeeded()) {
            return Optional.of("dpkg says: " + unpack.lastWords());
        }
        keep(unpacked);
        return Optional.empty();
    }

    /** The machine's package lists may be empty or old, and only root may renew those. */
    private Command downloadWithListsOfOurOwn(Path work) throws IOException {
        Path lists = Files.createDirectories(work.resolve("lists/partial")).getParent();
        Path archives = work.resolve("apt-cache");
        Files.createDirectories(archives.resolve("archives/partial"));
        List<String> own =
                List.of(
                        "-o", "Dir::State::Lists=" + lists,
                        "-o", "Dir::Cache=" + archives,
                        "-o", "APT::Sandbox::User=root");
        // One source of several that cannot be reached fails the update, but not the download.
        Command update = Command.run(work, apt(own, "update"));
        Command download = Command.run(work, apt(own, "download", name));
        return update.succeeded() || download.succeeded() ? download : update;
    }

    private static List<String> apt(List<String> options, String... arguments) {
        List<String> command = new ArrayList<>(List.of("apt-get", "-q"));
        command.addAll(List.of("-o", "Acquire::Retries=2", "-o", "Acquire::http::Timeout=20"));
        command.addAll(options);
        command.addAll(List.of(arguments));
        return command;
    }

    private static Optional<Path> archiveIn(Path work) throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            return files.filter(file -> file.toString().endsWith(".deb")).findFirst();
        }
    }

    private void keep(Path unpacked) throws IOException {
        try {
            Files.move(unpacked, root(), StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Somebody else was faster, and theirs is as good.
            if (!Files.isDirectory(root())) {
                throw e;
            }
        }
    }

    private Path root() {
        return cache.resolve(name);
    }
}
