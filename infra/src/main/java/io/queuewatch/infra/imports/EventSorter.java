package io.queuewatch.infra.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Sorts events of all records by time, and within a moment by sequence; what is equal stays as it
 * came. More than fit into memory are sorted in runs that are kept in temporary files and merged
 * when read.
 */
public final class EventSorter implements AutoCloseable {

    /** A few hundred megabytes. */
    private static final int IN_MEMORY = 500_000;

    private static final Comparator<SpecificRecordBase> ORDER =
            Comparator.comparing(EventRecord::time).thenComparingLong(EventRecord::sequence);

    private static final Schema ANY =
            Schema.createUnion(Stream.of(EventRecord.values()).map(EventRecord::schema).toList());

    private final int inMemory;
    private final List<SpecificRecordBase> run = new ArrayList<>();
    private final List<Path> runs = new ArrayList<>();
    private final List<DataFileReader<SpecificRecordBase>> open = new ArrayList<>();
    private long size;

    /** With half a million events in memory. */
    public EventSorter() {
        this(IN_MEMORY);
    }

    EventSorter(int inMemory) {
        this.inMemory = inMemory;
    }

    /**
     * Adds an event.
     *
     * @throws ImportException where temporary files cannot be written
     */
    public void add(SpecificRecordBase event) {
        run.add(event);
        size++;
        if (run.size() >= inMemory) {
            spill();
        }
    }

    /** How many events have been added. */
    public long size() {
        return size;
    }

    /**
     * All events in order, once.
     *
     * @throws ImportException where temporary files cannot be read
     */
    public Iterator<SpecificRecordBase> sorted() {
        run.sort(ORDER);
        List<Iterator<SpecificRecordBase>> sources = new ArrayList<>();
        for (Path file : runs) {
            sources.add(reader(file));
        }
        sources.add(run.iterator());
        return sources.size() == 1 ? sources.get(0) : new Merge(sources);
    }

    /** Deletes the temporary files. */
    @Override
    public void close() {
        try {
            for (DataFileReader<SpecificRecordBase> reader : open) {
                reader.close();
            }
            for (Path file : runs) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new ImportException("cannot delete a temporary file: " + e.getMessage(), e);
        }
    }

    private void spill() {
        run.sort(ORDER);
        try {
            Path file = Files.createTempFile("queuewatch-import", ".avro");
            file.toFile().deleteOnExit();
            runs.add(file);
            try (DataFileWriter<SpecificRecordBase> writer =
                    new DataFileWriter<>(new SpecificDatumWriter<>(ANY))) {
                writer.create(ANY, file.toFile());
                for (SpecificRecordBase event : run) {
                    writer.append(event);
                }
            }
        } catch (IOException e) {
            throw new ImportException(
                    "cannot sort in %s: %s"
                            .formatted(System.getProperty("java.io.tmpdir"), e.getMessage()),
                    e);
        }
        run.clear();
    }

    private Iterator<SpecificRecordBase> reader(Path file) {
        try {
            DataFileReader<SpecificRecordBase> reader =
                    new DataFileReader<>(file.toFile(), new SpecificDatumReader<>(ANY));
            open.add(reader);
            return reader;
        } catch (IOException e) {
            throw new ImportException("cannot read the temporary file " + file, e);
        }
    }

    /** The heads of sorted runs; of equal ones that of the earlier run first. */
    private static final class Merge implements Iterator<SpecificRecordBase> {

        private final PriorityQueue<Head> heads =
                new PriorityQueue<>(
                        Comparator.comparing(Head::event, ORDER).thenComparingInt(Head::run));

        Merge(List<Iterator<SpecificRecordBase>> runs) {
            for (int i = 0; i < runs.size(); i++) {
                advance(runs.get(i), i);
            }
        }

        @Override
        public boolean hasNext() {
            return !heads.isEmpty();
        }

        @Override
        public SpecificRecordBase next() {
            if (heads.isEmpty()) {
                throw new NoSuchElementException();
            }
            Head head = heads.poll();
            advance(head.rest, head.run);
            return head.event;
        }

        private void advance(Iterator<SpecificRecordBase> rest, int run) {
            if (rest.hasNext()) {
                heads.add(new Head(rest.next(), run, rest));
            }
        }

        private record Head(SpecificRecordBase event, int run, Iterator<SpecificRecordBase> rest) {}
    }
}
