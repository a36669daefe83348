package io.queuewatch.infra.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/** Reads files about contacts into events. A bad record is set aside and the import goes on. */
public final class FileImport {

    private static final int ROWS_PER_REPORT = 1024;

    private final Format format;
    private final Rejects rejects;
    private final QueueNames queues;

    /**
     * @param format how the files are written
     * @param rejects takes the rows that cannot be events
     * @param queues names the queues of events
     */
    public FileImport(Format format, Rejects rejects, QueueNames queues) {
        this.format = format;
        this.rejects = rejects;
        this.queues = queues;
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
        try (Records records = format.open(file)) {
            while (records.next()) {
                if (tally.row() % ROWS_PER_REPORT == 0) {
                    progress.accept(before + records.position());
                }
                try {
                    Conversion conversion = records.convert();
                    tally.add(conversion);
                    conversion.events().forEach(queues::name);
                    conversion.events().forEach(into::add);
                } catch (RowException e) {
                    tally.reject(e.reason());
                    rejects.add(file, records.line(), e, records.text());
                }
            }
        }
    }
}
