package io.queuewatch.infra.bench;

import io.queuewatch.infra.kafka.EventWriter;
import io.queuewatch.infra.kafka.Timekeeper;
import io.queuewatch.infra.simulator.Delivery;
import io.queuewatch.infra.simulator.Simulator;
import io.queuewatch.infra.simulator.model.CentreModel;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What lies in the topic before anything is measured: a Tuesday morning of a large centre, with
 * time marks as a timekeeper would have written them, and the end.
 *
 * @param events how many events
 * @param contacts how many calls reached a queue
 * @param marks how many time marks, the end included, each of them in every partition
 * @param span simulated time
 */
record Load(long events, long contacts, long marks, Duration span) {

    private static final Instant START = Instant.parse("2025-11-18T09:30:00Z");

    /** Plays so many of these events of the centre into the input topics. */
    static Load write(
            EventWriter writer,
            CentreModel centre,
            Predicate<SpecificRecordBase> wanted,
            long seed,
            long events) {
        Simulator simulator = new Simulator(centre, seed, START);
        Set<String> contacts = new HashSet<>();
        Instant next = START.plus(Timekeeper.EVERY);
        Instant last = START;
        long marks = 0;
        for (long written = 0; written < events; ) {
            Delivery happened = simulator.next();
            SpecificRecordBase event = happened.event();
            if (!wanted.test(event)) {
                continue;
            }
            written++;
            last = happened.at();
            while (!last.isBefore(next)) {
                writer.mark(next);
                marks++;
                next = next.plus(Timekeeper.EVERY);
            }
            writer.send(event);
            if (event instanceof CallEvent call && call.getType() == CallEventType.QUEUED) {
                contacts.add(call.getContactId());
            }
        }
        writer.end(next);
        writer.flush();
        return new Load(events, contacts.size(), marks + 1, Duration.between(START, last));
    }
}
