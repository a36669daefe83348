package io.queuewatch.infra.imports;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.zip.ZipException;
import org.apache.avro.specific.SpecificRecordBase;

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
     * @param into takes the events, in the order of the files
     * @param progress is told now and then how many bytes of all files have been read
     * @throws ImportException where a file cannot be read, or is of another kind
     */
    public ImportSummary read(
            List<Path> files, Consumer<SpecificRecordBase> into, LongConsumer progress) {
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
            Path file,
            Consumer<SpecificRecordBase> into,
            ImportTally tally,
            long before,
            LongConsumer progress)
            throws IOException {
        long line = 1;
        try (Records records = format.open(file)) {
            while (records.next()) {
                line = records.line();
                if (tally.row() % ROWS_PER_REPORT == 0) {
                    progress.accept(before + records.position());
                }
                try {
                    Conversion conversion = records.convert();
                    tally.add(conversion);
                    conversion.events().forEach(queues::name);
                    conversion.events().forEach(into);
                } catch (RowException e) {
                    tally.reject(e.reason());
                    rejects.add(file, line, e, records.text());
                }
            }
        } catch (RowException e) {
            reject(file, line, e, tally);
        } catch (EOFException | ZipException e) {
            String what = "the file breaks off after this line: " + e.getMessage();
            reject(file, line, new RowException("file breaks off", what), tally);
        }
    }

    /** Of what is wrong with the file itself there is no text to keep. */
    private void reject(Path file, long line, RowException why, ImportTally tally) {
        tally.row();
        tally.reject(why.reason());
        rejects.add(file, line, why, "");
    }
}
