package io.queuewatch.infra.local;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A disk of a few megabytes that an InfluxDB keeps its data on, without root: a file system in
 * memory that only the processes of a namespace of its own see. It lasts until it is closed,
 * whoever comes and goes.
 */
public final class SmallDisk implements AutoCloseable {

    private static final String HOLD =
            """
            set -e
            mkdir -p "$1/disk" "$1/data" "$1/wal"
            mount -t tmpfs -o size="$2"m tmpfs "$1/disk"
            mkdir "$1/disk/data" "$1/disk/wal"
            mount --bind "$1/disk/data" "$1/data"
            mount --bind "$1/disk/wal" "$1/wal"
            echo mounted
            exec sleep 3600
            """;

    private final Path directory;
    private final Process holder;

    private SmallDisk(Path directory, Process holder) {
        this.directory = directory;
        this.holder = holder;
    }

    /**
     * A disk for the server that keeps its data in this directory; skips the test where the system
     * allows no namespaces.
     */
    public static SmallDisk of(Path directory, int megabytes) throws IOException {
        assumeTrue(
                Programs.ofEnvironment().find("unshare").isPresent()
                        && Programs.ofEnvironment().find("nsenter").isPresent(),
                "there are no programs for namespaces (Debian: util-linux)");
        Path absolute = directory.toAbsolutePath();
        Process holder =
                new ProcessBuilder(
                                "unshare",
                                "--user",
                                "--map-root-user",
                                "--mount",
                                "sh",
                                "-c",
                                HOLD,
                                "disk",
                                absolute.toString(),
                                Integer.toString(megabytes))
                        .redirectErrorStream(true)
                        .start();
        String answer = holder.inputReader().readLine();
        assumeTrue("mounted".equals(answer), "this system mounts no disk for a test: " + answer);
        return new SmallDisk(absolute, holder);
    }

    /** Starts an InfluxDB that has its data there. */
    public InfluxServer influx(Port port) {
        return InfluxServer.start(
                directory,
                port,
                line -> {},
                List.of(
                        "nsenter",
                        "--preserve-credentials",
                        "--user",
                        "--mount",
                        "--target",
                        Long.toString(holder.pid())));
    }

    /** Takes all room that is left. */
    public void fill() throws IOException {
        byte[] block = new byte[64 * 1024];
        for (int size : new int[] {block.length, 4 * 1024, 1}) {
            try (OutputStream out = Files.newOutputStream(filler(size))) {
                while (true) {
                    out.write(block, 0, size);
                }
            } catch (IOException e) {
                if (!String.valueOf(e.getMessage()).contains("No space left")) {
                    throw e;
                }
            }
        }
    }

    /** Gives back what {@link #fill} took. */
    public void free() throws IOException {
        for (int size : new int[] {64 * 1024, 4 * 1024, 1}) {
            Files.deleteIfExists(filler(size));
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(holder.descendants().toList());
        all.forEach(ProcessHandle::destroyForcibly);
        holder.destroyForcibly();
    }

    private Path filler(int size) {
        return Path.of("/proc/" + holder.pid() + "/root" + directory + "/disk/filler-" + size);
    }
}
