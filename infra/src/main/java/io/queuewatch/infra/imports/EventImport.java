package io.queuewatch.infra.imports;

import io.queuewatch.infra.kafka.EventWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.function.LongConsumer;
import org.apache.avro.specific.SpecificRecordBase;

/** Writes events that are sorted by time to Kafka, with or without time marks of their own. */
public final class EventImport {

    private static final Duration BETWEEN_MARKS = Duration.ofMinutes(1);
    private static final int EVENTS_PER_REPORT = 1024;

    private EventImport() {}

    /**
     * Writes events and nothing else. For a live installation, whose timekeeper tells the time: a
     * mark in the past would say nothing there, and an end would stop its jobs.
     *
     * @param progress is told now and then how many have been sent
     * @return how many were sent; Kafka has them all
     */
    public static long withoutMarks(
            EventWriter writer,
            Iterator<? extends SpecificRecordBase> sorted,
            LongConsumer progress) {
        long sent = 0;
        while (sorted.hasNext()) {
            writer.send(sorted.next());
            report(++sent, progress);
        }
        writer.flush();
        progress.accept(sent);
        return sent;
    }

    /**
     * Writes events, a time mark whenever at least a minute has passed between them, and the end.
     * For fresh topics into which nobody else writes.
     *
     * @param progress is told now and then how many have been sent
     * @return how many were sent, marks not counted; Kafka has them all
     */
    public static long withMarks(
            EventWriter writer,
            Iterator<? extends SpecificRecordBase> sorted,
            LongConsumer progress) {
        long sent = 0;
        Instant marked = null;
        Instant reached = Instant.EPOCH;
        while (sorted.hasNext()) {
            SpecificRecordBase event = sorted.next();
            reached = EventRecord.time(event);
            if (marked == null || !reached.isBefore(marked.plus(BETWEEN_MARKS))) {
                writer.mark(reached);
                marked = reached;
            }
            writer.send(event);
            report(++sent, progress);
        }
        writer.end(reached);
        writer.flush();
        progress.accept(sent);
        return sent;
    }

    private static void report(long sent, LongConsumer progress) {
        if (sent % EVENTS_PER_REPORT == 0) {
            progress.accept(sent);
        }
    }
}
