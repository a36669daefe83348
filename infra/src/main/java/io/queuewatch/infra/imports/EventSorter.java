package io.queuewatch.infra.imports;

import io.queuewatch.schemas.CallEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * Sorts events by time, and within a moment by sequence; what is equal stays as it came. More than
 * fit into memory are sorted in runs that are kept in temporary files and merged when read.
 */
public final class EventSorter implements AutoCloseable {

    /** A few hundred megabytes. */
    private static final int IN_MEMORY = 500_000;

    private static final Comparator<CallEvent> ORDER =
            Comparator.comparing(CallEvent::getEventTime).thenComparingLong(CallEvent::getSequence);

    private final int inMemory;
    private final List<CallEvent> run = new ArrayList<>();
    private final List<Path> runs = new ArrayList<>();
    private final List<DataFileReader<CallEvent>> open = new ArrayList<>();
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
    public void add(CallEvent event) {
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
    public Iterator<CallEvent> sorted() {
        run.sort(ORDER);
        List<Iterator<CallEvent>> sources = new ArrayList<>();
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
            for (DataFileReader<CallEvent> reader : open) {
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
            try (DataFileWriter<CallEvent> writer =
                    new DataFileWriter<>(new SpecificDatumWriter<>(CallEvent.class))) {
                writer.create(CallEvent.getClassSchema(), file.toFile());
                for (CallEvent event : run) {
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

    private Iterator<CallEvent> reader(Path file) {
        try {
            DataFileReader<CallEvent> reader =
                    new DataFileReader<>(file.toFile(), new SpecificDatumReader<>(CallEvent.class));
            open.add(reader);
            return reader;
        } catch (IOException e) {
            throw new ImportException("cannot read the temporary file " + file, e);
        }
    }

    /** The heads of sorted runs; of equal ones that of the earlier run first. */
    private static final class Merge implements Iterator<CallEvent> {

        private final PriorityQueue<Head> heads =
                new PriorityQueue<>(
                        Comparator.comparing(Head::event, ORDER).thenComparingInt(Head::run));

        Merge(List<Iterator<CallEvent>> runs) {
            for (int i = 0; i < runs.size(); i++) {
                advance(runs.get(i), i);
            }
        }

        @Override
        public boolean hasNext() {
            return !heads.isEmpty();
        }

        @Override
        public CallEvent next() {
            if (heads.isEmpty()) {
                throw new NoSuchElementException();
            }
            Head head = heads.poll();
            advance(head.rest, head.run);
            return head.event;
        }

        private void advance(Iterator<CallEvent> rest, int run) {
            if (rest.hasNext()) {
                heads.add(new Head(rest.next(), run, rest));
            }
        }

        private record Head(CallEvent event, int run, Iterator<CallEvent> rest) {}
    }
}
