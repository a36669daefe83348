package io.queuewatch.infra.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Keeps rejected rows aside, as they were written and with the reason, in {@code
 * <file>.rejected.csv}, which its owner alone may read: it holds what the source held. The first
 * few are told at once.
 */
public final class Rejects implements AutoCloseable {

    private static final int TOLD = 5;

    private final Path directory;
    private final Consumer<String> tell;
    private final Map<Path, CSVPrinter> printers = new HashMap<>();
    private int count;

    /**
     * @param directory for the files; made when the first row is rejected
     * @param tell takes the first few lines about rejected rows, for people
     */
    public Rejects(Path directory, Consumer<String> tell) {
        this.directory = directory;
        this.tell = tell;
    }

    /** The files written. */
    public List<Path> files() {
        return printers.keySet().stream().sorted().toList();
    }

    void add(Path file, long line, RowException why, String text) {
        count++;
        if (count <= TOLD) {
            tell.accept("%s:%d: %s".formatted(file, line, why.getMessage()));
        } else if (count == TOLD + 1) {
            tell.accept("… and more, see " + target(file));
        }
        try {
            printer(file).printRecord(file, line, why.getMessage(), text);
        } catch (IOException e) {
            throw cannotWrite(target(file), e);
        }
    }

    @Override
    public void close() {
        for (Map.Entry<Path, CSVPrinter> printer : printers.entrySet()) {
            try {
                printer.getValue().close(true);
            } catch (IOException e) {
                throw cannotWrite(printer.getKey(), e);
            }
        }
    }

    private CSVPrinter printer(Path file) {
        return printers.computeIfAbsent(target(file), Rejects::open);
    }

    private Path target(Path file) {
        return directory.resolve(file.getFileName() + ".rejected.csv");
    }

    private static CSVPrinter open(Path target) {
        try {
            if (target.toAbsolutePath().getParent() != null) {
                Files.createDirectories(target.toAbsolutePath().getParent());
            }
            Files.deleteIfExists(target);
            Files.createFile(target);
            if (Files.getFileStore(target).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
            }
            CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(target), CSVFormat.RFC4180);
            printer.printRecord("file", "line", "reason", "text");
            return printer;
        } catch (IOException e) {
            throw cannotWrite(target, e);
        }
    }

    private static ImportException cannotWrite(Path target, IOException e) {
        return new ImportException(
                "cannot keep rejected rows in %s: %s".formatted(target, e.getMessage()), e);
    }
}
