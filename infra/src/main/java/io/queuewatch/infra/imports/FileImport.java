package io.queuewatch.infra.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/** Reads files of calls into events. A bad row is set aside and the import goes on. */
public final class FileImport {

    private static final int ROWS_PER_REPORT = 1024;

    private final Format format;
    private final Rejects rejects;

    /**
     * @param format how the files are written
     * @param rejects takes the rows that cannot be events
     */
    public FileImport(Format format, Rejects rejects) {
        this.format = format;
        this.rejects = rejects;
    }

    /**
     * Reads files, in any order.
     *
     * @param into takes the events
     * @param progress is told now and then how many bytes of all files have been read
     * @throws ImportException where a file cannot be read, or is of another kind
     */
    public ImportSummary read(List<Path> files, EventSorter into, LongConsumer progress) {
        ImportTally tally = new ImportTally();
        long before = 0;
        for (Path file : files) {
            try {
                read(file, into, tally, before, progress);
                before += Files.size(file);
            } catch (IOException e) {
                throw new ImportException("cannot read %s: %s".formatted(file, e.getMessage()), e);
            }
            progress.accept(before);
        }
        return tally.summary();
    }

    private void read(
            Path file, EventSorter into, ImportTally tally, long before, LongConsumer progress)
            throws IOException {
        try (Lines lines = Lines.open(file, format.charset())) {
            Format.Rows rows = format.begin(file.toString(), lines);
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (line.isBlank()) {
                    continue;
                }
                if (tally.row() % ROWS_PER_REPORT == 0) {
                    progress.accept(before + lines.position());
                }
                try {
                    Conversion conversion = rows.convert(line, lines);
                    tally.add(conversion);
                    conversion.events().forEach(into::add);
                } catch (RowException e) {
                    tally.reject(e.reason());
                    rejects.add(file, lines.rowNumber(), e, lines.text());
                }
            }
        }
    }
}
